/** What is told of requests: one line each, and the trace that they belong to. */
package io.pulseline.serving.log;
