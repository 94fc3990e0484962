package io.pulseline.trainer.checks;

import io.pulseline.prepare.RowCounts;
import java.util.List;

/** What {@code prepare} met on its way: rows without a target, and rows that came twice. */
final class OriginCheck implements Check {
  @Override
  public List<Finding> run(Data data, Limits limits) {
    RowCounts counts = data.counts();
    long inRange = counts.read() - counts.outside();
    long used = inRange - counts.withoutTarget();
    long kept = used - counts.repeated();
    return List.of(
        limits.judge(
            Rule.WITHOUT_TARGET,
            "rows",
            Data.share(counts.withoutTarget(), inRange),
            counts.withoutTarget() + " of " + inRange + " have no target and were left out",
            "see that records get their target before they are read"),
        limits.judge(
            Rule.REPEATED,
            "rows",
            Data.share(counts.repeated(), used),
            repeated(counts, used),
            counts.contradicting() > 0
                ? "give each topic a lake of its own, and a topic that was made anew too"
                : "see that only one ingest job writes the lake"),
        limits.judge(
            Rule.RECORD_IDS,
            "rows",
            Data.share(counts.repeatedIds(), kept),
            counts.repeatedIds() + " of " + kept + " repeat a record_id",
            "see whether a stream was sent twice: one that goes on takes --start-id"),
        limits.judge(
            Rule.EQUAL,
            "rows",
            Data.share(counts.equal() - counts.dropped(), kept),
            (counts.equal() - counts.dropped()) + " of " + kept + " equal another in all columns",
            "prepare with --drop-duplicates unless equal records are to be expected"));
  }

  private static String repeated(RowCounts counts, long used) {
    String others =
        counts.contradicting() == 0
            ? ""
            : ", " + counts.contradicting() + " of them with other values";
    return "%d of %d repeated a Kafka partition and offset and were left out%s"
        .formatted(counts.repeated(), used, others);
  }
}
