package io.pulseline.storage;

/**
 * How much a lake holds.
 *
 * @param distinct different pairs of Kafka partition and offset; equal to {@code rows} unless
 *     records were written twice
 */
public record LakeSummary(int files, long rows, long distinct) {}
