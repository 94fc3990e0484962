package io.pulseline.serving.plane;

/** A tensor of a response. */
public record OutputTensor(String name, Datatype datatype, Shape shape, TensorData data) {}
