package io.pulseline.trainer.metrics;

/** A point of a curve. */
public record Point(double x, double y) {}
