package io.pulseline.trainer.metrics;

/**
 * Rows of like probabilities of a class.
 *
 * @param predicted their mean probability
 * @param observed the share of them that are of the class
 * @param interval of that share
 */
public record ReliabilityBin(double predicted, double observed, Interval interval, int rows) {}
