package io.pulseline.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pulseline.contract.dataset.Column;
import io.pulseline.contract.dataset.Dataset;
import io.pulseline.contract.dataset.Datasets;
import io.pulseline.contract.dataset.ValueType;
import io.pulseline.contract.envelope.Decoded;
import io.pulseline.contract.envelope.Envelope;
import io.pulseline.contract.envelope.EnvelopeCodec;
import io.pulseline.generator.copula.ProfileJson;
import io.pulseline.generator.copula.RowCursor;
import io.pulseline.generator.copula.RowSource;
import io.pulseline.generator.extras.ExtraValues;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Rows and records a second, on one core. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@Fork(1)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
public class Records {
  private static final int DISTINCT = 8192;
  private static final long TIME = 1_767_323_045_678L;

  private final ObjectMapper jackson = new ObjectMapper();
  private final double[][] block = new double[RowSource.BLOCK][];
  private final double[][] values = new double[DISTINCT][];
  private final String[][] extras = new String[DISTINCT][];
  private final byte[][] encoded = new byte[DISTINCT][];
  private Dataset dataset;
  private RowSource source;
  private RowCursor cursor;
  private ExtraValues fresh;
  private EnvelopeCodec codec;
  private int next;

  /** Distinct rows: repeated ones look faster than any stream is. */
  @Setup
  public void prepare() {
    dataset = Datasets.load("heart-disease");
    String profile = Datasets.profile("heart-disease").orElseThrow();
    source = new RowSource(dataset, ProfileJson.parse(profile, "profile.json"), 42);
    cursor = new RowCursor(source, 0);
    fresh = new ExtraValues(dataset, 42);
    codec = new EnvelopeCodec(dataset);
    for (int i = 0; i < block.length; i++) {
      block[i] = new double[source.width()];
    }
    for (int i = 0; i < DISTINCT; i++) {
      values[i] = cursor.next().clone();
      extras[i] = new String[dataset.extras().size()];
      fresh.fill(i, extras[i]);
      encoded[i] = codec.encode(new Envelope(i / 10, i, TIME + i, values[i], extras[i]));
    }
  }

  @Benchmark
  @OperationsPerInvocation(RowSource.BLOCK)
  public double[][] rowsIntoArrays() {
    source.fill(next++, block);
    return block;
  }

  @Benchmark
  public byte[] encode() {
    int i = next++ & (DISTINCT - 1);
    return codec.encode(new Envelope(next / 10, next, TIME + next, values[i], extras[i]));
  }

  @Benchmark
  public Decoded decode() {
    return codec.decode(encoded[next++ & (DISTINCT - 1)]);
  }

  @Benchmark
  public byte[] generateAndEncode() {
    int id = next++ & Integer.MAX_VALUE;
    String[] own = extras[0];
    fresh.fill(id, own);
    return codec.encode(new Envelope(id / 10, id, TIME + id, cursor.next(), own));
  }

  /** The way that one writes without a codec. */
  @Benchmark
  public byte[] encodeByJacksonMaps() throws JsonProcessingException {
    int i = next++ & (DISTINCT - 1);
    Map<String, Object> data = new LinkedHashMap<>();
    for (int c = 0; c < dataset.columns().size(); c++) {
      Column column = dataset.columns().get(c);
      Object value = values[i][c];
      data.put(column.name(), column.type() == ValueType.INTEGER ? (long) values[i][c] : value);
    }
    Map<String, Object> more = new LinkedHashMap<>();
    for (int e = 0; e < dataset.extras().size(); e++) {
      more.put(dataset.extras().get(e).name(), extras[i][e]);
    }
    Map<String, Object> record = new LinkedHashMap<>();
    record.put("batch_number", next / 10);
    record.put("record_id", next);
    record.put("timestamp", Instant.ofEpochMilli(TIME + next).toString());
    record.put("data", data);
    record.put("extras", more);
    return jackson.writeValueAsBytes(record);
  }

  /** The way that one reads without a codec; nothing is checked. */
  @Benchmark
  public Object decodeByJacksonTree() throws IOException {
    JsonNode tree = jackson.readTree(encoded[next++ & (DISTINCT - 1)]);
    double[] row = new double[dataset.columns().size()];
    for (int c = 0; c < row.length; c++) {
      row[c] = tree.get("data").get(dataset.columns().get(c).name()).doubleValue();
    }
    return new Object[] {row, Instant.parse(tree.get("timestamp").textValue())};
  }
}
