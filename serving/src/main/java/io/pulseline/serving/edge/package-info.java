/** What stands between clients and the plane, the same for each transport. */
package io.pulseline.serving.edge;
