package io.pulseline.jobs.prepare;

import io.pulseline.contract.model.Lineage.OffsetRange;
import io.pulseline.contract.model.Lineage.SourceFile;
import io.pulseline.prepare.Contents;
import io.pulseline.prepare.LakeColumn;
import io.pulseline.prepare.RowCounts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a step has counted; those of all steps add up to what is told of the table. */
public final class Tally {

  /** Rows of files, and those among them of the range, and those of these that have a target. */
  public long read;

  public long inRange;
  public long withTarget;

  /** The dataset's columns as the lake has them; empty in a tally of anything but files. */
  public List<LakeColumn> columns = List.of();

  /** By number of the file. */
  public Map<Integer, SourceFile> sources = new TreeMap<>();

  public long repeated;
  public long contradicting;
  public long repeatedIds;
  public long equal;
  public Map<Integer, OffsetRange> offsets = new TreeMap<>();

  /** Microseconds of the earliest and latest event. */
  public long first = Long.MAX_VALUE;

  public long last = Long.MIN_VALUE;

  void add(Tally other) {
    read += other.read;
    inRange += other.inRange;
    withTarget += other.withTarget;
    columns = columns.isEmpty() ? other.columns : sum(columns, other.columns);
    sources.putAll(other.sources);
    repeated += other.repeated;
    contradicting += other.contradicting;
    repeatedIds += other.repeatedIds;
    equal += other.equal;
    other.offsets.forEach((partition, range) -> offsets.merge(partition, range, Tally::both));
    first = Math.min(first, other.first);
    last = Math.max(last, other.last);
  }

  /** A row that stays, by place and time of its event. */
  void keep(int partition, long offset, Long event) {
    offsets.merge(partition, new OffsetRange(offset, offset), Tally::both);
    if (event != null) {
      first = Math.min(first, event);
      last = Math.max(last, event);
    }
  }

  private static List<LakeColumn> sum(List<LakeColumn> some, List<LakeColumn> others) {
    List<LakeColumn> sum = new ArrayList<>();
    for (int i = 0; i < others.size(); i++) {
      LakeColumn one = some.get(i);
      sum.add(new LakeColumn(one.name(), one.type(), one.lost() + others.get(i).lost()));
    }
    return others.isEmpty() ? some : sum;
  }

  private static OffsetRange both(OffsetRange one, OffsetRange other) {
    return new OffsetRange(
        Math.min(one.first(), other.first()), Math.max(one.last(), other.last()));
  }

  /**
   * What all steps together have found.
   *
   * @param dropEqual whether those that are equal to an earlier one are left out
   */
  Contents contents(boolean dropEqual) {
    long dropped = dropEqual ? equal : 0;
    return new Contents(
        withTarget - repeated - dropped,
        new RowCounts(
            read,
            read - inRange,
            inRange - withTarget,
            repeated,
            contradicting,
            repeatedIds,
            equal,
            dropped),
        columns,
        offsets,
        millis(first),
        millis(last));
  }

  private static Instant millis(long micros) {
    return Instant.ofEpochMilli(Math.floorDiv(micros, 1000L));
  }
}
