package io.pulseline.jobs.prepare;

import java.util.Arrays;
import org.apache.flink.api.java.tuple.Tuple1;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.api.java.tuple.Tuple3;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.ChainingStrategy;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Of rows that are sorted by their place, lets the first one of each place pass, whatever order
 * those of one place come in; and tells what has to be counted of those that stay.
 */
final class OnePerPlace extends AbstractStreamOperator<Tuple3<String, Integer, byte[]>>
    implements OneInputStreamOperator<
        Tuple3<String, Integer, byte[]>, Tuple3<String, Integer, byte[]>> {
  private static final long serialVersionUID = 1L;

  private final Assignment assignment;
  private transient RowBytes bytes;
  private transient Tally tally;
  private transient Tuple3<String, Integer, byte[]> kept;

  /** Rows at the place of the kept one, and those among them that say the same. */
  private transient long here;

  private transient long same;

  OnePerPlace(Assignment assignment) {
    this.assignment = assignment;
    this.chainingStrategy = ChainingStrategy.ALWAYS;
  }

  @Override
  public void open() throws Exception {
    super.open();
    bytes = new RowBytes(assignment.recipe().dataset().columns());
    tally = new Tally();
  }

  @Override
  public void processElement(StreamRecord<Tuple3<String, Integer, byte[]>> element) {
    Tuple3<String, Integer, byte[]> row = element.getValue();
    if (kept == null || !kept.f0.equals(row.f0)) {
      pass();
      kept = Tuple3.of(row.f0, row.f1, row.f2);
      here = 1;
      same = 1;
      return;
    }
    here++;
    boolean equal = bytes.same(kept.f2, row.f2);
    if (Arrays.compareUnsigned(row.f2, kept.f2) < 0) {
      kept.f2 = row.f2;
      same = equal ? same : 0;
      same++;
    } else if (equal) {
      same++;
    }
  }

  private void pass() {
    if (kept == null) {
      return;
    }
    tally.repeated += here - 1;
    tally.contradicting += here - same;
    tally.keep(SortKey.partition(kept.f0), SortKey.offset(kept.f0), RowBytes.event(kept.f2));
    Long id = RowBytes.recordId(kept.f2);
    if (id != null) {
      output.collect(Rows.RECORD_IDS, new StreamRecord<>(Tuple1.of(id)));
    }
    if (assignment.choice().dropEqual()) {
      output.collect(
          Rows.WITH_CONTENT, new StreamRecord<>(Tuple2.of(bytes.content(kept.f2), kept)));
    } else {
      output.collect(Rows.CONTENT, new StreamRecord<>(Tuple1.of(bytes.content(kept.f2))));
      output.collect(new StreamRecord<>(kept));
    }
  }

  @Override
  public void finish() throws Exception {
    pass();
    output.collect(Rows.TALLIES, new StreamRecord<>(ControlJson.write(tally)));
    super.finish();
  }
}
