/** The Open Inference Protocol over gRPC: a thin shell around the data plane. */
package io.pulseline.serving.grpc;
