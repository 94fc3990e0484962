package io.pulseline.jobs.records;

import io.pulseline.contract.envelope.Decoded;
import io.pulseline.contract.envelope.RejectionReason;
import java.util.EnumMap;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichMapFunction;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;

/** Bytes to envelope, or to a reason why not. */
public final class Decode extends RichMapFunction<Received, Received> {
  private static final long serialVersionUID = 1L;

  private final String descriptor;
  private transient Decoder decoder;
  private transient Counter accepted;
  private transient Counter unknownFields;
  private transient Map<RejectionReason, Counter> rejected;

  /**
   * A step for records of one dataset.
   *
   * @param descriptor the dataset as YAML, its form on the way to the workers
   */
  public Decode(String descriptor) {
    this.descriptor = descriptor;
  }

  @Override
  public void open(OpenContext context) {
    decoder = new Decoder(descriptor);
    MetricGroup metrics = getRuntimeContext().getMetricGroup().addGroup("pulseline");
    accepted = metrics.counter("accepted");
    unknownFields = metrics.counter("unknown_fields");
    rejected = new EnumMap<>(RejectionReason.class);
    for (RejectionReason reason : RejectionReason.values()) {
      rejected.put(reason, metrics.addGroup("reason", reason.name()).counter("rejected"));
    }
  }

  @Override
  public Received map(Received record) {
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
