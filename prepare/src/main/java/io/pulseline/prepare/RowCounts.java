package io.pulseline.prepare;

/**
 * What became of the rows of the lake's files.
 *
 * @param read all of them
 * @param outside those whose event is not of the wanted range
 * @param withoutTarget those of the range that have no target
 * @param repeated those that repeat the Kafka partition and offset of another, and were removed
 * @param contradicting those among the repeated that say something else than the row that was kept
 * @param repeatedIds rows of the table whose record_id an earlier one has
 * @param equal rows that equal an earlier one in all columns of the dataset
 * @param dropped how many of the equal ones are not in the table: all or none
 */
public record RowCounts(
    long read,
    long outside,
    long withoutTarget,
    long repeated,
    long contradicting,
    long repeatedIds,
    long equal,
    long dropped) {}
