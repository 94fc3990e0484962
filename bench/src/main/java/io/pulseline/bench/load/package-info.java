/** Clients that load a model server, as cheap for their own processor as they can be. */
package io.pulseline.bench.load;
