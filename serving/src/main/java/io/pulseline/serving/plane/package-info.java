/**
 * The data plane: inference and metadata with no word of HTTP or gRPC. Transports read a request
 * into {@link io.pulseline.serving.plane.InferRequest}, ask {@link
 * io.pulseline.serving.plane.DataPlane}, and write {@link
 * io.pulseline.serving.plane.InferResponse}.
 */
package io.pulseline.serving.plane;
