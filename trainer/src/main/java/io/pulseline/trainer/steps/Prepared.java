package io.pulseline.trainer.steps;

import io.pulseline.contract.model.Lineage;

/**
 * What {@code prepare} found in the lake.
 *
 * @param datasetDigest of the descriptor that the table was made with
 * @param rows rows of the table: all rows of the lake that have a target
 * @param withoutTarget rows of the lake that have none and were left out
 * @param distinct different pairs of Kafka partition and offset in the lake
 * @param testShare part of the rows that no later step may learn from
 * @param seed of that choice
 */
public record Prepared(
    String datasetDigest,
    long rows,
    long withoutTarget,
    long distinct,
    double testShare,
    long seed,
    Lineage lineage) {}
