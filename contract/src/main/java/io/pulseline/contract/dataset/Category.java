package io.pulseline.contract.dataset;

/**
 * One value of a categorical column.
 *
 * @param value the value as it stands in records, in its decimal form for integer categories
 * @param label what people call it; the value itself when nobody named it
 */
public record Category(String value, String label) {}
