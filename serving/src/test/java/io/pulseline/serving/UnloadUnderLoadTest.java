package io.pulseline.serving;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.pulseline.serving.protocol.ModelInferRequest;
import io.pulseline.serving.protocol.ModelInferResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Models that clients load and unload while others ask for them. */
class UnloadUnderLoadTest {
  private static final int ROUNDS = 30;
  private static final String REPOSITORY = "/v2/repository/models/heart/";
  private static final String V2 = "{\"parameters\": {\"version\": \"v2\"}}";
  private static final String ROW =
      """
      {"inputs":[{"name":"features","datatype":"FP32","shape":[1,3],"data":[63,80.5,1]}]}\
      """;

  @TempDir private Path temp;
  private final ExecutorService clients = Executors.newCachedThreadPool();
  private final AtomicBoolean done = new AtomicBoolean();

  /** What was answered, and how often. */
  private final Map<String, Integer> answers = new ConcurrentHashMap<>();

  private RunningLake lake;

  @BeforeEach
  void start() throws Exception {
    lake = new RunningLake(temp);
    lake.register(RunningLake.HEART, "v2", Signatures.numbers());
    lake.start(Optional.empty(), true);
  }

  @AfterEach
  void stop() {
    clients.shutdownNow();
    lake.close();
  }

  private Callable<Void> rest(String path) {
    Rest rest = lake.rest();
    return () -> {
      while (!done.get()) {
        Rest.Answer answer = rest.post("/v2/models/heart" + path + "/infer", ROW);
        note(path + " " + answer.status() + " " + answer.body().path("model_version").asText());
      }
      return null;
    };
  }

  private Callable<Void> grpc() {
    ModelInferRequest request =
        ModelInferRequest.newBuilder()
            .setModelName("heart")
            .addInputs(Grpc.tensor("features", "FP32", 1, 3))
            .addRawInputContents(
                ByteString.copyFrom(Grpc.raw(12).putFloat(63).putFloat(80.5f).putFloat(1).flip()))
            .build();
    return () -> {
      try (Grpc grpc = lake.grpc()) {
        while (!done.get()) {
          try {
            ModelInferResponse answer = grpc.calls().modelInfer(request);
            note("grpc OK " + answer.getModelVersion());
          } catch (StatusRuntimeException e) {
            note("grpc " + e.getStatus().getCode());
          }
        }
      }
      return null;
    };
  }

  private void note(String answer) {
    answers.merge(answer, 1, Integer::sum);
  }

  @Test
  void areAnsweredByTheVersionThatTheyNameOrNotThereAndNothingElse() throws Exception {
    List<Future<Void>> asking = new ArrayList<>();
    for (Callable<Void> client : List.of(rest(""), rest("/versions/v2"), grpc())) {
      asking.add(clients.submit(client));
    }
    Rest control = lake.rest();
    for (int round = 0; round < ROUNDS; round++) {
      assertThat(control.post(REPOSITORY + "load", V2).status()).isEqualTo(200);
      assertThat(control.post("/v2/models/heart/versions/v2/infer", ROW).status()).isEqualTo(200);
      assertThat(control.post(REPOSITORY + "unload", round % 2 == 0 ? V2 : "{}").status())
          .isEqualTo(200);
      assertThat(control.post("/v2/models/heart/versions/v2/infer", ROW).status()).isEqualTo(404);
      assertThat(control.post(REPOSITORY + "load", "{}").status()).isEqualTo(200);
      assertThat(control.post("/v2/models/heart/infer", ROW).status()).isEqualTo(200);
    }
    done.set(true);
    for (Future<Void> each : asking) {
      assertThat(each.get(20, TimeUnit.SECONDS)).isNull();
    }

    assertThat(answers.keySet())
        .contains(" 200 v1", "grpc OK v1")
        .isSubsetOf(
            " 200 v1",
            " 404 ",
            "/versions/v2 200 v2",
            "/versions/v2 404 ",
            "grpc OK v1",
            "grpc " + Status.Code.NOT_FOUND);
  }
}
