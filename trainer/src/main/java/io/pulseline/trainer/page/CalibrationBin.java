package io.pulseline.trainer.page;

/**
 * Held-out rows of like probabilities.
 *
 * @param predicted their mean probability
 * @param observed the share of them that are of the class
 * @param low lower end of the 95 % interval of that share
 * @param high upper end
 */
public record CalibrationBin(
    double predicted, double observed, double low, double high, long rows) {}
