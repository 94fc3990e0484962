package io.pulseline.jobs.records;

import io.pulseline.contract.envelope.Decoded;
import io.pulseline.contract.envelope.RejectionReason;
import io.pulseline.jobs.metrics.JobMetric;
import io.pulseline.jobs.metrics.StepMetrics;
import java.util.EnumMap;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichMapFunction;
import org.apache.flink.metrics.Counter;

/** Bytes to envelope, or to a reason why not. */
public final class Decode extends RichMapFunction<Received, Received> {
  private static final long serialVersionUID = 1L;

  private final RecordFormat format;
  private transient Decoder decoder;
  private transient Counter accepted;
  private transient Counter unknownFields;
  private transient Map<RejectionReason, Counter> rejected;

  /** A step for records of one dataset. */
  public Decode(RecordFormat format) {
    this.format = format;
  }

  @Override
  public void open(OpenContext context) {
    decoder = new Decoder(format);
    StepMetrics metrics = StepMetrics.of(getRuntimeContext().getMetricGroup());
    accepted = metrics.counter(JobMetric.ACCEPTED);
    unknownFields = metrics.counter(JobMetric.UNKNOWN_FIELDS);
    rejected = new EnumMap<>(RejectionReason.class);
    for (RejectionReason reason : RejectionReason.values()) {
      rejected.put(reason, metrics.counter(JobMetric.REJECTED, reason.name()));
    }
  }

  @Override
  public Received map(Received record) throws InterruptedException {
    Decoded decoded = decoder.read(record);
    if (decoded instanceof Decoded.Accepted fine) {
      accepted.inc();
      unknownFields.inc(fine.unknownFields());
    } else if (decoded instanceof Decoded.Rejected bad) {
      rejected.get(bad.reason()).inc();
    }
    return decoder.settled(record, decoded);
  }
}
