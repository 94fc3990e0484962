package io.pulseline.contract.monitor;

import java.time.Instant;

/**
 * A document of the monitor's index: how often one value of the target came in one window.
 *
 * @param target name of the column
 * @param label the value, as it stands in records
 * @param share of the records that carry a target; null when none does
 */
public record ClassWindow(
    Kind kind,
    Instant windowStart,
    Instant windowEnd,
    String target,
    String label,
    long count,
    Double share) {}
