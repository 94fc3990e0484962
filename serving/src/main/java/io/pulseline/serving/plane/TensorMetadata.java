package io.pulseline.serving.plane;

/** What clients may know of an input or an output; -1 in the shape is the batch. */
public record TensorMetadata(String name, Datatype datatype, Shape shape) {}
