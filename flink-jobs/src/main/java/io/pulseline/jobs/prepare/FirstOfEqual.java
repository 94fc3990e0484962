package io.pulseline.jobs.prepare;

import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.api.java.tuple.Tuple3;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.ChainingStrategy;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/** Of rows that are sorted by their content, lets the one of each that is first in Kafka pass. */
final class FirstOfEqual extends AbstractStreamOperator<Tuple3<String, Integer, byte[]>>
    implements OneInputStreamOperator<
        Tuple2<String, Tuple3<String, Integer, byte[]>>, Tuple3<String, Integer, byte[]>> {
  private static final long serialVersionUID = 1L;

  private transient String content;
  private transient Tuple3<String, Integer, byte[]> first;
  private transient Tally tally;

  FirstOfEqual() {
    this.chainingStrategy = ChainingStrategy.ALWAYS;
  }

  @Override
  public void open() throws Exception {
    super.open();
    tally = new Tally();
  }

  @Override
  public void processElement(
      StreamRecord<Tuple2<String, Tuple3<String, Integer, byte[]>>> element) {
    var row = element.getValue();
    if (row.f0.equals(content)) {
      tally.equal++;
      first = row.f1.f0.compareTo(first.f0) < 0 ? row.f1 : first;
      return;
    }
    pass();
    content = row.f0;
    first = row.f1;
  }

  private void pass() {
    if (first != null) {
      output.collect(new StreamRecord<>(first));
    }
  }

  @Override
  public void finish() throws Exception {
    pass();
    output.collect(Rows.TALLIES, new StreamRecord<>(ControlJson.write(tally)));
    super.finish();
  }
}
