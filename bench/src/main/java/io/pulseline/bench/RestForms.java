package io.pulseline.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.StringJoiner;

/**
 * What a request costs a server in CPU time as JSON and as binary tensors, for batches of several
 * sizes, the two forms in turns: {@code RestForms URL MODEL PID ROWS…}, one line for each size.
 */
public final class RestForms {
  private static final int ROUNDS = 6;
  private static final Duration TURN = Duration.ofMillis(1500);
  private static final int MAX_ROWS_KEPT = 20_000;
  private static final int MIN_BODIES = 8;
  private static final int MAX_BODIES = 500;
  private static final int LARGEST = 200;
  private static final double NANOS_IN_MICRO = 1_000;

  private final HttpClient client;
  private final URI uri;
  private final JsonNode columns;
  private final ProcessHandle server;

  private RestForms(HttpClient client, URI uri, JsonNode columns, ProcessHandle server) {
    this.client = client;
    this.uri = uri;
    this.columns = columns;
    this.server = server;
  }

  /** Requests of one form, and what they cost. */
  private static final class Form {
    private final List<HttpRequest> requests = new ArrayList<>();
    private long nanos;
    private long count;

    double micros() {
      return nanos / NANOS_IN_MICRO / count;
    }
  }

  public static void main(String[] args) throws IOException, InterruptedException {
    HttpClient client = HttpClient.newHttpClient();
    String model = args[0] + "/v2/models/" + args[1];
    HttpResponse<byte[]> metadata =
        client.send(HttpRequest.newBuilder(URI.create(model)).build(), BodyHandlers.ofByteArray());
    JsonNode columns =
        new ObjectMapper().readTree(metadata.body()).path("parameters").path("columns");
    ProcessHandle server = ProcessHandle.of(Long.parseLong(args[2])).orElseThrow();
    RestForms forms = new RestForms(client, URI.create(model + "/infer"), columns, server);
    for (String rows : Arrays.asList(args).subList(3, args.length)) {
      forms.compare(Integer.parseInt(rows));
    }
  }

  private void compare(int rows) throws IOException, InterruptedException {
    Form json = new Form();
    Form binary = new Form();
    Random random = new Random(1);
    int bodies = Math.max(MIN_BODIES, Math.min(MAX_BODIES, MAX_ROWS_KEPT / rows));
    for (int i = 0; i < bodies; i++) {
      float[] values = values(rows, random);
      json.requests.add(json(rows, values));
      binary.requests.add(binary(rows, values));
    }
    for (int round = 0; round < ROUNDS; round++) {
      // The first is for the compiler
      run(json, round > 0);
      run(binary, round > 0);
    }
    System.out.printf(
        "  %5d rows       json %8.1f µs CPU a request, binary %8.1f%n",
        rows, json.micros(), binary.micros());
  }

  /** Distinct rows: numbers at random, categories missing. */
  private float[] values(int rows, Random random) {
    float[] values = new float[rows * columns.size()];
    for (int i = 0; i < values.length; i++) {
      boolean category = columns.path(i % columns.size()).has("categories");
      values[i] = category ? Float.NaN : random.nextInt(LARGEST);
    }
    return values;
  }

  private void run(Form form, boolean counted) throws IOException, InterruptedException {
    long cpu = cpuNanos();
    long end = System.nanoTime() + TURN.toNanos();
    int count = 0;
    while (System.nanoTime() < end) {
      HttpRequest request = form.requests.get(count++ % form.requests.size());
      HttpResponse<byte[]> answer = client.send(request, BodyHandlers.ofByteArray());
      if (answer.statusCode() != 200) {
        throw new IllegalStateException(new String(answer.body(), StandardCharsets.UTF_8));
      }
    }
    if (counted) {
      form.nanos += cpuNanos() - cpu;
      form.count += count;
    }
  }

  private long cpuNanos() {
    return server.info().totalCpuDuration().orElseThrow().toNanos();
  }

  private HttpRequest json(int rows, float[] values) {
    StringJoiner data = new StringJoiner(",", "[", "]");
    for (float value : values) {
      data.add(Float.isNaN(value) ? "null" : Integer.toString((int) value));
    }
    String body =
        """
        {"inputs":[{"name":"features","datatype":"FP32","shape":[%d,%d],"data":%s}]}"""
            .formatted(rows, columns.size(), data);
    return HttpRequest.newBuilder(uri)
        .header("content-type", "application/json")
        .POST(BodyPublishers.ofString(body))
        .build();
  }

  /** As tritonclient writes it when it is told nothing. */
  private HttpRequest binary(int rows, float[] values) {
    int size = values.length * Float.BYTES;
    byte[] header =
        """
        {"inputs":[{"name":"features","shape":[%d,%d],"datatype":"FP32",\
        "parameters":{"binary_data_size":%d}}],"parameters":{"binary_data_output":true}}"""
            .formatted(rows, columns.size(), size)
            .getBytes(StandardCharsets.UTF_8);
    byte[] body = Arrays.copyOf(header, header.length + size);
    ByteBuffer tensor = ByteBuffer.wrap(body).order(ByteOrder.LITTLE_ENDIAN);
    tensor.position(header.length);
    tensor.asFloatBuffer().put(values);
    return HttpRequest.newBuilder(uri)
        .header("Inference-Header-Content-Length", Integer.toString(header.length))
        .POST(BodyPublishers.ofByteArray(body))
        .build();
  }
}
