package io.pulseline.serving;

import static org.assertj.core.api.Assertions.assertThat;

import io.pulseline.serving.repository.ModelRepository;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Between binding and being ready. */
class WarmUpTest {
  private static final String ROW =
      """
      {"inputs":[{"name":"features","datatype":"FP32","shape":[1,3],"data":[1,2,1]}]}""";

  @TempDir private Path temp;
  private ModelServer server;
  private Rest rest;

  @BeforeEach
  void bind() throws IOException {
    Path model = temp.resolve("model");
    TinyModel.write(model, Signatures.numbers());
    server =
        ModelServer.prepare(
            new ServingOptions("127.0.0.1", 0, 0, 1 << 20),
            ModelRepository.of("tiny", model, false));
    server.bind();
    rest = new Rest(server.httpPort());
  }

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void aServerAnswersBeforeItSaysThatItIsReady() throws Exception {
    assertThat(rest.get("/v2/health/ready").status()).isEqualTo(503);
    assertThat(rest.get("/v2/health/live").status()).isEqualTo(200);
    assertThat(rest.post("/v2/models/tiny/infer", ROW).status()).isEqualTo(200);

    server.warmUp(Duration.ZERO, time -> false);

    assertThat(rest.get("/v2/health/ready").status()).isEqualTo(200);
  }

  @Test
  void nothingOfTheWarmUpIsMeasured() throws Exception {
    server.warmUp(Duration.ofMillis(1), time -> false);
    rest.post("/v2/models/tiny/infer", ROW);

    assertThat(new String(rest.bytes("/metrics").body(), StandardCharsets.UTF_8))
        .containsPattern("pulseline_serving_batch_rows_count\\{model_name=\"tiny\",[^}]*} 1\n");
  }

  @Test
  void theWarmUpEndsAtOnceWhenTheProcessIsToEnd() throws Exception {
    List<Duration> waits = new ArrayList<>();

    server.warmUp(
        Duration.ofMinutes(1),
        time -> {
          waits.add(time);
          return true;
        });

    assertThat(waits).hasSize(1);
  }
}
