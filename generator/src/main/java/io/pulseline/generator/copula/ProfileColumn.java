package io.pulseline.generator.copula;

/**
 * What is known of one column within a component.
 *
 * @param missing share of the rows without a value
 */
public record ProfileColumn(String name, double missing, Marginal marginal) {}
