package io.pulseline.prepare;

import io.pulseline.cli.Counted;
import io.pulseline.cli.Output;

/** What is said to people when a table is prepared. */
public final class PreparedWords {
  private PreparedWords() {}

  /** Says it. */
  public static void say(Prepared prepared, Output output) {
    output.say(
        "prepared   %s from %s, events of %s to %s",
        Counted.of(prepared.rows(), "row"),
        Counted.of(prepared.lineage().files().size(), "file"),
        prepared.lineage().firstEvent(),
        prepared.lineage().lastEvent());
    RowCounts counts = prepared.counts();
    leftOut(output, "%d with events outside of the range", counts.outside());
    leftOut(output, "%d without a target", counts.withoutTarget());
    leftOut(output, "%d that repeat a Kafka partition and offset", counts.repeated());
    leftOut(output, "%d that equal an earlier row", counts.dropped());
    if (counts.repeatedIds() > 0) {
      output.say(
          "           warning: %d rows repeat a record_id; was a stream sent twice?",
          counts.repeatedIds());
    }
  }

  private static void leftOut(Output output, String rows, long count) {
    if (count > 0) {
      output.say("           left out: " + rows, count);
    }
  }
}
