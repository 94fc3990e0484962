package io.pulseline.serving.rest;

import io.pulseline.serving.plane.ModelMetadata;
import io.pulseline.serving.plane.RawTensors;
import io.pulseline.serving.plane.TensorData;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;

/** Sends rows of missing values to a port, so that no client pays for loading code. */
final class RestWarmUp {
  private static final int REQUESTS = 20;
  private static final int RAW_REQUESTS = 5;
  private static final int PATIENCE_MILLIS = 30_000;

  private RestWarmUp() {}

  /**
   * Sends the requests.
   *
   * @throws IOException when one is not answered with success: then none would be
   */
  static void run(int port, ModelMetadata model) throws IOException {
    int width = model.columns().size();
    String row = String.join(",", Collections.nCopies(width, "null"));
    byte[] body =
        """
        {"id":"warm-up","inputs":[{"name":"%s","datatype":"FP32","shape":[1,%d],"data":[%s]}]}"""
            .formatted(model.inputs().get(0).name(), width, row)
            .getBytes(StandardCharsets.UTF_8);
    String name = URLEncoder.encode(model.name(), StandardCharsets.UTF_8).replace("+", "%20");
    URI uri = URI.create("http://127.0.0.1:" + port + "/v2/models/" + name + "/infer");
    for (int i = 0; i < REQUESTS; i++) {
      post(uri, body, body.length);
    }
    byte[] raw = new byte[width * Float.BYTES];
    float[] missing = new float[width];
    Arrays.fill(missing, Float.NaN);
    RawTensors.write(new TensorData.Floats(missing), ByteBuffer.wrap(raw));
    for (int i = 0; i < RAW_REQUESTS; i++) {
      post(uri, raw, 0);
    }
  }

  private static void post(URI uri, byte[] body, int jsonLength) throws IOException {
    HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection(Proxy.NO_PROXY);
    connection.setConnectTimeout(PATIENCE_MILLIS);
    connection.setReadTimeout(PATIENCE_MILLIS);
    connection.setRequestProperty("Content-Type", "application/json");
    connection.setRequestProperty(RequestBody.JSON_LENGTH, Integer.toString(jsonLength));
    connection.setDoOutput(true);
    connection.setFixedLengthStreamingMode(body.length);
    try (OutputStream out = connection.getOutputStream()) {
      out.write(body);
    }
    try (InputStream in = connection.getInputStream()) {
      in.readAllBytes();
    }
  }
}
