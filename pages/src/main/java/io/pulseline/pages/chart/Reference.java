package io.pulseline.pages.chart;

/** A named value that all others of a chart are compared with: a threshold, a mean, zero. */
public record Reference(String name, double value) {}
