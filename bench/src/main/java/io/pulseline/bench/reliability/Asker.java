package io.pulseline.bench.reliability;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pulseline.bench.load.Exchange;
import io.pulseline.bench.load.GrpcExchange;
import io.pulseline.bench.load.HttpExchange;
import io.pulseline.bench.load.HttpRequests;
import io.pulseline.serving.protocol.ModelInferRequest;
import io.pulseline.serving.protocol.ModelInferResponse;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;

/** Asks for batches over one protocol and gives back who answered, and what. */
interface Asker extends Closeable {
  ObjectMapper JSON = new ObjectMapper();
  String MODEL = "m";

  /** Sends the batch of that number; anything but an answer to it is an exception. */
  Answer ask(int batch) throws IOException;

  /** An answer. */
  final class Answer {
    private final String version;
    private final float[] probabilities;
    private final boolean last;

    Answer(String version, float[] probabilities, boolean last) {
      this.version = version;
      this.probabilities = probabilities;
      this.last = last;
    }

    /** The version that it names. */
    String version() {
      return version;
    }

    /** Whether it is to the last bit what that version says of the batch. */
    boolean isRight(Expected expected, int batch) {
      return expected.isOf(version, batch, probabilities);
    }

    /** Whether the server closes the connection behind it. */
    boolean last() {
      return last;
    }
  }

  static Asker rest(int port, Expected rows) throws IOException {
    byte[][] requests = new byte[rows.batches()][];
    for (int i = 0; i < requests.length; i++) {
      String path = "/v2/models/" + MODEL + "/infer";
      requests[i] = HttpRequests.request("json", path, rows.width(), rows.batch(i));
    }
    HttpExchange connection = new HttpExchange(port, requests);
    return new Asker() {
      @Override
      public Answer ask(int batch) throws IOException {
        int status = connection.ask(batch);
        if (status != Exchange.OK) {
          throw new IOException("status " + status + ": " + connection.body());
        }
        JsonNode answer = JSON.readTree(connection.body());
        JsonNode data = answer.path("outputs").path(1).path("data");
        float[] probabilities = new float[data.size()];
        for (int i = 0; i < probabilities.length; i++) {
          probabilities[i] = Float.parseFloat(data.get(i).asText());
        }
        boolean last = connection.header("connection").equals("close");
        return new Answer(answer.path("model_version").textValue(), probabilities, last);
      }

      @Override
      public void close() throws IOException {
        connection.close();
      }
    };
  }

  static Asker grpc(int port, Expected rows) {
    ModelInferRequest[] requests = new ModelInferRequest[rows.batches()];
    for (int i = 0; i < requests.length; i++) {
      requests[i] = GrpcExchange.request(MODEL, rows.width(), rows.batch(i));
    }
    GrpcExchange channel = new GrpcExchange(port, requests);
    return new Asker() {
      @Override
      public Answer ask(int batch) {
        ModelInferResponse answer = channel.call(batch);
        FloatBuffer raw =
            answer
                .getRawOutputContents(1)
                .asReadOnlyByteBuffer()
                .order(ByteOrder.LITTLE_ENDIAN)
                .asFloatBuffer();
        float[] probabilities = new float[raw.remaining()];
        raw.get(probabilities);
        return new Answer(answer.getModelVersion(), probabilities, false);
      }

      @Override
      public void close() {
        channel.close();
      }
    };
  }
}
