package io.pulseline.contract.monitor;

import java.time.Instant;

/**
 * A document of the monitor's index: the stream as a whole in one window.
 *
 * @param accepted records whose event time is in the window
 * @param rejected records that the codec refused; they have no event time and count in the window
 *     of what was read beside them
 * @param rejectionRate share of rejected records; null when there are none of either
 * @param late records that came when their own window was closed, counted like rejected ones
 * @param ahead records whose event time was more than a minute ahead of the clock, likewise
 * @param recordsPerSecond accepted ones, by event time
 * @param lagP50Ms from a record's event time to its decoding in this job, milliseconds
 * @param modelVersion in production as the window was counted; null without one
 * @param drifting features with an alert that is not cleared
 */
public record StreamWindow(
    Kind kind,
    Instant windowStart,
    Instant windowEnd,
    long accepted,
    long rejected,
    Double rejectionRate,
    long late,
    long ahead,
    Double recordsPerSecond,
    Double lagP50Ms,
    Double lagP95Ms,
    Double lagMaxMs,
    String modelVersion,
    long drifting) {}
