package io.pulseline.jobs.prepare;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.ChainingStrategy;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/** Makes of what is known of all files what has to be known to read any of them. */
final class Plan extends AbstractStreamOperator<String>
    implements OneInputStreamOperator<String, String> {
  private static final long serialVersionUID = 1L;

  private final int ranges;
  private transient Set<String> schemas;
  private transient List<Surveyed.Span> spans;

  Plan(int ranges) {
    this.ranges = ranges;
    this.chainingStrategy = ChainingStrategy.ALWAYS;
  }

  /**
   * The plan.
   *
   * @param schemas all that there are among the files, each once; see {@link Surveyed}
   */
  record Planned(List<String> schemas, Ranges ranges) {}

  @Override
  public void open() throws Exception {
    super.open();
    schemas = new TreeSet<>();
    spans = new ArrayList<>();
  }

  @Override
  public void processElement(StreamRecord<String> element) {
    Surveyed file = ControlJson.read(element.getValue(), Surveyed.class);
    schemas.add(file.schema());
    spans.addAll(file.spans());
  }

  @Override
  public void finish() throws Exception {
    Planned plan = new Planned(List.copyOf(schemas), Ranges.even(spans, ranges));
    output.collect(new StreamRecord<>(ControlJson.write(plan)));
    super.finish();
  }
}
