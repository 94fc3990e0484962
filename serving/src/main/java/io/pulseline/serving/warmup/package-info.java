/** The server asks itself, until its code is compiled. */
package io.pulseline.serving.warmup;
