package io.pulseline.bench.reliability;

import io.pulseline.bench.load.HttpRequests;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;

/** Valid HTTP requests of each kind, and what is made of them. */
final class HttpSeeds {
  private static final String INFER = "/v2/models/" + Asker.MODEL + "/infer";
  private static final List<String> METHODS =
      List.of("GET", "PUT", "DELETE", "PATCH", "OPTIONS", "POST", "POSTS", "post");
  private static final List<String> PATHS =
      List.of(
          "/",
          "/v2",
          "/v2/models",
          "/v2/models/m",
          "/v2/models/m/ready",
          "/v2/health/ready",
          "/v2/health/live",
          "/v1/models",
          "/v1/models/m",
          "/v1/models/m:predict",
          "/metrics",
          "/v2/models/../../etc/passwd/infer",
          "/v2/models/%2e%2e%2f%2e%2e%2fetc/infer",
          "/v2/models/m/versions/../../x/infer",
          "/v2/models/m/versions/9/infer",
          "//",
          "/%",
          "/v2/models/%00/infer",
          "/v2/models/" + "a".repeat(3000) + "/infer",
          "/openapi.yaml",
          "/v2/repository/index",
          "/v2/models/m/infer?x=%zz",
          "/v2/models/%ff%fe/infer");
  private static final List<String> HEADERS =
      List.of(
          "Content-Encoding: gzip",
          "Content-Encoding: deflate",
          "Content-Encoding: br",
          "Content-Type: text/plain",
          "Content-Type: ;;",
          "Content-Type: application/octet-stream",
          "Inference-Header-Content-Length: 0",
          "Inference-Header-Content-Length: -5",
          "Inference-Header-Content-Length: 99999999999",
          "Inference-Header-Content-Length: 17",
          "Accept-Encoding: gzip, *;q=0",
          "Accept: text/html",
          "x-request-id: \u00ff\u0001",
          "traceparent: 00-xyz",
          "Expect: 100-continue",
          "Expect: pigs",
          "Authorization: Bearer ",
          "ce-id: 1",
          "ce-specversion: 7",
          "X: " + "y".repeat(4000));

  private final List<Seed> seeds = new ArrayList<>();
  private final Random random;
  private final Mutation mutation;

  /** A request in its parts: a header ends as a line does, of the body each char is a byte. */
  private record Seed(String path, String headers, String text) {
    byte[] body() {
      return ascii(text);
    }
  }

  HttpSeeds(Expected rows, Random random) throws IOException {
    this.random = random;
    this.mutation = new Mutation(random);
    for (int i = 0; i < rows.batches(); i++) {
      for (String form : List.of("json", "binary", "raw", "v1")) {
        String path = form.equals("v1") ? "/v1/models/" + Asker.MODEL + ":predict" : INFER;
        add(HttpRequests.request(form, path, rows.width(), rows.batch(i)), path);
      }
      byte[] json =
          HttpRequests.json(rows.batch(i).length / rows.width(), rows.width(), rows.batch(i));
      seeds.add(new Seed(INFER, "Content-Encoding: gzip\r\n", text(gzip(json))));
    }
    seeds.add(
        new Seed(
            INFER,
            "",
            "{\"id\":\"1\",\"inputs\":[{\"name\":\"age\",\"datatype\":\"INT64\","
                + "\"shape\":[1,1],\"data\":[63]},{\"name\":\"sex\",\"datatype\":\"BYTES\",\"shape\":[1],"
                + "\"data\":[\"male\"]}],\"outputs\":[{\"name\":\"label\",\"parameters\":{\"binary_data\":true}}]}"));
  }

  private void add(byte[] request, String path) {
    String text = new String(request, StandardCharsets.ISO_8859_1);
    int end = text.indexOf("\r\n\r\n") + 4;
    int json = text.indexOf("Inference-Header-Content-Length");
    String headers = json < 0 ? "" : text.substring(json, text.indexOf("\r\n", json) + 2);
    seeds.add(new Seed(path, headers, text.substring(end)));
  }

  /** A request whose framing holds: its answer must come, and is no 5xx. */
  byte[] framed() {
    Seed seed = any();
    if (random.nextInt(4) > 0) {
      return request("POST", seed.path(), seed.headers(), mutation.of(seed.body(), any().body()));
    }
    String method = random.nextInt(3) > 0 ? "POST" : METHODS.get(random.nextInt(METHODS.size()));
    String path =
        random.nextBoolean() ? PATHS.get(random.nextInt(PATHS.size())) : mutated(seed.path());
    String header = HEADERS.get(random.nextInt(HEADERS.size()));
    String changed = mutated(header);
    // An empty line would end the head
    boolean whole = random.nextBoolean() || changed.isBlank();
    String headers = seed.headers() + (whole ? header : changed) + "\r\n";
    return request(method, path, headers, seed.body());
  }

  /** A request of which any byte may be another. */
  byte[] broken() {
    Seed seed = any();
    byte[] request = request("POST", seed.path(), seed.headers(), seed.body());
    byte[] bytes =
        random.nextBoolean()
            ? request
            : ascii(text(request).replace("Content-Length: ", "Content-Length: 9"));
    return mutation.of(bytes, any().body());
  }

  private Seed any() {
    return seeds.get(random.nextInt(seeds.size()));
  }

  /** Still one word, or one line. */
  private String mutated(String text) {
    boolean word = text.indexOf(' ') < 0;
    String changed = text(mutation.of(ascii(text), ascii("/%2e%2e/..;m:predict")));
    return changed.replaceAll(word ? "[\\s\\p{Cntrl}#]" : "[\r\n\\x00]", "_");
  }

  private static byte[] request(String method, String path, String headers, byte[] body) {
    String head =
        "%s %s HTTP/1.1\r\nHost: localhost\r\n%sContent-Length: %d\r\n\r\n"
            .formatted(
                method,
                path.isEmpty() ? "/" : path,
                headers.contains("Content-Type")
                    ? headers
                    : "Content-Type: application/json\r\n" + headers,
                body.length);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(ascii(head));
    out.writeBytes(body);
    return out.toByteArray();
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    }
    return out.toByteArray();
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
