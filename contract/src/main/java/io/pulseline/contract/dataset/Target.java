package io.pulseline.contract.dataset;

/**
 * What a model predicts.
 *
 * @param column name of a categorical column
 * @param positive value of the positive class of a binary target, null when there is none
 */
public record Target(String column, String positive) {}
