package io.pulseline.local.chaos;

import io.pulseline.local.stack.StackSettings;
import java.time.Duration;

/**
 * What a run under fire was asked to do.
 *
 * @param records how many to stream
 * @param rounds how many disturbances at random
 * @param outage how long Elasticsearch and S3 are away, once each; none when it is zero
 */
public record ChaosOptions(
    StackSettings stack, long records, int rounds, Duration outage, long seed, boolean json) {}
