package io.pulseline.serving.rest;

import io.micronaut.http.MediaType;
import io.pulseline.serving.plane.ModelMetadata;
import io.pulseline.serving.plane.RawTensors;
import io.pulseline.serving.plane.TensorData;
import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Requests as bytes, in the forms that clients send many of. They differ in all that clients differ
 * in, since the compiler leaves out what it has not seen, and begins anew with whoever does it.
 */
final class OwnRequests {
  /** Headers of several clients. */
  private static final List<String> HEADERS =
      List.of(
          "",
          headers("User-Agent: python-requests/2", "Accept-Encoding: gzip, deflate", "Accept: */*"),
          headers("user-agent: Java-http-client/17", "accept: application/json"));

  private final ModelMetadata model;
  private final int maxBodyBytes;
  private final String name;
  private final String infer;
  private final List<byte[]> requests = new ArrayList<>();

  private OwnRequests(ModelMetadata model, int maxBodyBytes) {
    this.model = model;
    this.maxBodyBytes = maxBodyBytes;
    this.name = URLEncoder.encode(model.name(), StandardCharsets.UTF_8).replace("+", "%20");
    this.infer = "/v2/models/" + name + "/infer";
  }

  /**
   * Requests about a model, each answered with success.
   *
   * @param rows of it, NaN where missing
   * @param maxBodyBytes that the server takes: what has more is left out
   */
  static List<byte[]> of(ModelMetadata model, List<float[]> rows, int maxBodyBytes) {
    OwnRequests all = new OwnRequests(model, maxBodyBytes);
    for (float[] row : rows) {
      all.add(row);
    }
    // Rarely, since Micronaut answers these: what it takes to compile that all is too much here
    all.addOthers(rows.get(0));
    return all.requests;
  }

  private void add(float[] values) {
    byte[] raw = new byte[values.length * Float.BYTES];
    RawTensors.write(new TensorData.Floats(values), ByteBuffer.wrap(raw));
    String shape = "\"shape\":[1,%d]".formatted(values.length);
    String type = "\"datatype\":\"FP32\"";
    byte[] tensor = tensor(type + "," + shape + ",\"data\":[%s]".formatted(json(values)), "");
    byte[] otherwise = tensor(shape + "," + type + ",\"data\":[%s]".formatted(json(values)), "");
    byte[] described =
        tensor(
            shape + "," + type + ",\"parameters\":{\"binary_data_size\":%d}".formatted(raw.length),
            ",\"parameters\":{\"binary_data_output\":true}");
    post(infer, MediaType.APPLICATION_JSON, tensor, -1);
    post(infer, MediaType.APPLICATION_OCTET_STREAM, raw, 0);
    post(infer, MediaType.APPLICATION_JSON, otherwise, -1);
    post(infer, MediaType.APPLICATION_OCTET_STREAM, concat(described, raw), described.length);
  }

  private void addOthers(float[] row) {
    byte[] instances =
        "{\"instances\":[[%s]]}".formatted(json(row)).getBytes(StandardCharsets.UTF_8);
    post("/v1/models/" + name + ":predict", MediaType.APPLICATION_JSON, instances, -1);
    get("/v2/health/live");
    get("/v2/models/" + name);
    get("/metrics");
  }

  private byte[] tensor(String described, String parameters) {
    return "{\"inputs\":[{\"name\":\"%s\",%s}]%s}"
        .formatted(model.inputs().get(0).name(), described, parameters)
        .getBytes(StandardCharsets.UTF_8);
  }

  /** Whole numbers with and without a fraction, as clients write them. */
  private String json(float[] values) {
    StringBuilder text = new StringBuilder();
    boolean fractions = requests.size() % 2 == 0;
    for (float value : values) {
      text.append(text.isEmpty() ? "" : ",");
      if (Float.isNaN(value)) {
        text.append("null");
      } else if (value == (int) value && !fractions) {
        text.append((int) value);
      } else {
        text.append(value);
      }
    }
    return text.toString();
  }

  private static String headers(String... lines) {
    return String.join("\r\n", lines) + "\r\n";
  }

  private void get(String uri) {
    requests.add(
        "GET %s HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"
            .formatted(uri)
            .getBytes(StandardCharsets.UTF_8));
  }

  private void post(String uri, String type, byte[] body, int jsonLength) {
    if (body.length > maxBodyBytes) {
      return;
    }
    String split = jsonLength < 0 ? "" : RequestBody.JSON_LENGTH + ": " + jsonLength + "\r\n";
    String headers = HEADERS.get(requests.size() % HEADERS.size());
    String head =
        "POST %s HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: %s\r\nContent-Length: %d\r\n%s%s\r\n"
            .formatted(uri, type, body.length, headers, split);
    requests.add(concat(head.getBytes(StandardCharsets.UTF_8), body));
  }

  private static byte[] concat(byte[] first, byte[] second) {
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    whole.writeBytes(first);
    whole.writeBytes(second);
    return whole.toByteArray();
  }
}
