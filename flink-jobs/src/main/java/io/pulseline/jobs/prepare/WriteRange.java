package io.pulseline.jobs.prepare;

import java.io.DataOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.flink.api.java.tuple.Tuple3;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.ChainingStrategy;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/** Leaves the sorted rows of a range in the work folder, where {@link FillTable} finds them. */
final class WriteRange extends AbstractStreamOperator<String>
    implements OneInputStreamOperator<Tuple3<String, Integer, byte[]>, String> {
  private static final long serialVersionUID = 1L;

  private final Assignment assignment;
  private transient DataOutputStream file;

  WriteRange(Assignment assignment) {
    this.assignment = assignment;
    this.chainingStrategy = ChainingStrategy.ALWAYS;
  }

  @Override
  public void open() throws Exception {
    super.open();
    Path range = assignment.range(getRuntimeContext().getTaskInfo().getIndexOfThisSubtask());
    Files.createDirectories(range.getParent());
    file = RangeFile.write(range);
  }

  @Override
  public void processElement(StreamRecord<Tuple3<String, Integer, byte[]>> element)
      throws Exception {
    RangeFile.put(element.getValue(), file);
  }

  /** An empty tally says that the range is whole. */
  @Override
  public void finish() throws Exception {
    file.close();
    output.collect(new StreamRecord<>(ControlJson.write(new Tally())));
    super.finish();
  }

  @Override
  public void close() throws Exception {
    if (file != null) {
      file.close();
    }
    super.close();
  }
}
