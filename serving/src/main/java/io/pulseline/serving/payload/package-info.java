/** Requests and their answers as events, so that what was served can be learned from. */
package io.pulseline.serving.payload;
