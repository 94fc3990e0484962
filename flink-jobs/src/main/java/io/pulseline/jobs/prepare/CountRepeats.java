package io.pulseline.jobs.prepare;

import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.ChainingStrategy;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/** Of what is sorted, counts what equals the one before it. */
final class CountRepeats<T> extends AbstractStreamOperator<String>
    implements OneInputStreamOperator<T, String> {
  private static final long serialVersionUID = 1L;

  private final Of of;
  private transient T last;
  private transient long repeats;

  CountRepeats(Of of) {
    this.of = of;
    this.chainingStrategy = ChainingStrategy.ALWAYS;
  }

  /** What is counted. */
  enum Of {
    CONTENT,
    RECORD_IDS
  }

  @Override
  public void processElement(StreamRecord<T> element) {
    T value = element.getValue();
    repeats += value.equals(last) ? 1 : 0;
    last = value;
  }

  @Override
  public void finish() throws Exception {
    Tally tally = new Tally();
    switch (of) {
      case CONTENT -> tally.equal = repeats;
      case RECORD_IDS -> tally.repeatedIds = repeats;
    }
    output.collect(new StreamRecord<>(ControlJson.write(tally)));
    super.finish();
  }
}
