/** Whether the stream and the server say the same of the same records. */
package io.pulseline.bench.agreement;
