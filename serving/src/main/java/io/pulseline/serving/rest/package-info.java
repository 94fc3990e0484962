/** The Open Inference Protocol over HTTP and JSON: a thin shell around the data plane. */
package io.pulseline.serving.rest;
