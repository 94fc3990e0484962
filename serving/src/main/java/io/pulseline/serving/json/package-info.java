/** The JSON of the protocol v2, for all who write it. */
package io.pulseline.serving.json;
