package io.pulseline.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.ByteString;
import io.grpc.StatusRuntimeException;
import io.pulseline.serving.protocol.ModelInferRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The end of a process that has its hands full. */
class ShutdownTest {
  /** Some hundred pieces for a scorer: work goes on long after its client has left. */
  private static final int ROWS = 300_000;

  private static final int CLIENTS = 3;

  @TempDir private Path temp;
  private final AtomicBoolean done = new AtomicBoolean();
  private final AtomicInteger clientsThatLeft = new AtomicInteger();
  private final AtomicInteger answers = new AtomicInteger();
  private final Set<Integer> statuses = ConcurrentHashMap.newKeySet();
  private final ExecutorService clients = Executors.newCachedThreadPool();

  @AfterEach
  void endClients() {
    done.set(true);
    clients.shutdownNow();
  }

  @Test
  void underLoadOfClientsThatLeaveEarlyIsCleanAndAnswersTheOthers() throws Exception {
    TinyModel.write(temp.resolve("model"), Signatures.numbers());
    try (ServerProcess server =
        ServerProcess.start(
            temp,
            "--model_name=tiny",
            "--model_dir=" + temp.resolve("model"),
            "--http_port=0",
            "--grpc_port=0")) {
      server.awaitReady();
      for (int i = 0; i < CLIENTS; i++) {
        clients.execute(() -> leaveEarly(server.grpcPort()));
        clients.execute(() -> askOverRest(server.httpPort()));
      }
      await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> clientsThatLeft.get() > 2 * CLIENTS && answers.get() > 2 * CLIENTS);

      server.terminate();

      assertThat(server.exitCode()).isZero();
      assertThat(server.errors()).isEmpty();
      assertThat(temp.toFile().list()).noneMatch(name -> name.startsWith("hs_err"));
    }
    assertThat(statuses).isSubsetOf(200, 503);
  }

  private void leaveEarly(int port) {
    ModelInferRequest request =
        Grpc.request()
            .addInputs(Grpc.tensor("features", "FP32", ROWS, 3))
            .addRawInputContents(ByteString.copyFrom(new byte[ROWS * 3 * Float.BYTES]))
            .build();
    try (Grpc client = new Grpc(port)) {
      while (!done.get()) {
        try {
          client.calls().withDeadlineAfter(30, TimeUnit.MILLISECONDS).modelInfer(request);
        } catch (StatusRuntimeException e) {
          clientsThatLeft.incrementAndGet();
        }
      }
    }
  }

  private void askOverRest(int port) {
    Rest rest = new Rest(port);
    try {
      while (!done.get()) {
        statuses.add(
            rest.post(
                    "/v2/models/tiny/infer",
                    """
                    {"inputs":[{"name":"features","datatype":"FP32","shape":[1,3],
                    "data":[63,80.5,1]}]}""")
                .status());
        answers.incrementAndGet();
      }
    } catch (IOException | InterruptedException e) {
      // The port is closed
    }
  }
}
