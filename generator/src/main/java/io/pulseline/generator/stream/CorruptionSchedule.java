package io.pulseline.generator.stream;

import io.pulseline.contract.envelope.RejectionReason;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * Which records are corrupted, and how: evenly spread, each of the wanted reasons in its turn. It
 * depends on the record's number and the seed only. Any run in which the share makes up at least
 * one record per reason therefore holds every reason.
 */
final class CorruptionSchedule {
  private final double share;
  private final double phase;
  private final List<RejectionReason> turns;

  CorruptionSchedule(Corruption corruption, long seed) {
    Random random = new Random(seed);
    this.share = corruption.share();
    this.phase = random.nextDouble();
    this.turns = new ArrayList<>(corruption.kinds());
    Collections.shuffle(turns, random);
  }

  /** How to corrupt a record, empty for one that stays whole. */
  Optional<RejectionReason> of(long recordId) {
    long before = corruptedUpTo(recordId);
    return corruptedUpTo(recordId + 1) == before
        ? Optional.empty()
        : Optional.of(turns.get((int) (before % turns.size())));
  }

  private long corruptedUpTo(long recordId) {
    return (long) Math.floor(recordId * share + phase);
  }
}
