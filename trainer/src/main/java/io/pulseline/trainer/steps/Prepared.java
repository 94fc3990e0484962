package io.pulseline.trainer.steps;

import io.pulseline.contract.model.Lineage;

/**
 * What {@code prepare} found in the lake.
 *
 * @param datasetDigest of the descriptor that the table was made with
 * @param rows rows of the table: all rows of the lake that have a target
 * @param withoutTarget rows of the lake that have none and were left out
 * @param distinct different pairs of Kafka partition and offset in the lake
 */
public record Prepared(
    String datasetDigest, long rows, long withoutTarget, long distinct, Lineage lineage) {}
