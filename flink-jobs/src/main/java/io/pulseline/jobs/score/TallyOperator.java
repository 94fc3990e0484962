package io.pulseline.jobs.score;

import java.time.Duration;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Adds outcomes up where they arise, so that not each of them has to travel: what leaves are parts
 * of windows, at their ends and before each checkpoint, which therefore holds no state of this.
 */
final class TallyOperator extends AbstractStreamOperator<Tally>
    implements OneInputStreamOperator<Outcome, Tally> {
  private static final long serialVersionUID = 1L;

  /** Event times may be anywhere; what this holds is bounded all the same. */
  private static final int MAX_OPEN = 64;

  private final long window;
  private transient Map<Part, Tally> open;

  private record Part(String version, String against, long windowStart) {}

  TallyOperator(Duration window) {
    this.window = window.toMillis();
  }

  @Override
  public void open() throws Exception {
    super.open();
    open = new HashMap<>();
  }

  @Override
  public void processElement(StreamRecord<Outcome> record) {
    Outcome outcome = record.getValue();
    long start = Math.floorDiv(outcome.eventMillis(), window) * window;
    var part = new Part(outcome.version(), outcome.against(), start);
    open.computeIfAbsent(part, key -> tally(key, outcome.scores().length)).add(outcome);
    if (open.size() > MAX_OPEN) {
      emit(tally -> true);
    }
  }

  private static Tally tally(Part part, int classes) {
    return new Tally(part.version(), part.against(), part.windowStart(), classes);
  }

  private void emit(Predicate<Tally> which) {
    for (Iterator<Tally> tallies = open.values().iterator(); tallies.hasNext(); ) {
      Tally tally = tallies.next();
      if (which.test(tally)) {
        output.collect(new StreamRecord<>(tally, tally.windowStart));
        tallies.remove();
      }
    }
  }

  /** Parts of a window reach the next step before the watermark that ends it. */
  @Override
  public void processWatermark(Watermark mark) throws Exception {
    emit(tally -> tally.windowStart + window - 1 <= mark.getTimestamp());
    super.processWatermark(mark);
  }

  @Override
  public void prepareSnapshotPreBarrier(long checkpoint) {
    emit(tally -> true);
  }

  @Override
  public void finish() throws Exception {
    emit(tally -> true);
    super.finish();
  }
}
