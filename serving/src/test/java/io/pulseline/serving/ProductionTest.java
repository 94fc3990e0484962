package io.pulseline.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.pulseline.contract.dataset.Dataset;
import io.pulseline.contract.dataset.Datasets;
import io.pulseline.contract.model.ModelPackage;
import io.pulseline.registry.By;
import io.pulseline.registry.Gate;
import io.pulseline.registry.ModelStore;
import io.pulseline.registry.Promotion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The process that serves what a registry has in production. */
class ProductionTest {
  private static final String DATASET = Datasets.builtIn().get(0);
  private static final By US = By.now("test");
  private static final Gate FORCED = new Gate("auc", true);
  private static final String ROW =
      """
      {"inputs":[{"name":"features","datatype":"FP32","shape":[1,3],"data":[63,80.5,1]}]}\
      """;

  @TempDir private Path temp;
  private final ExecutorService client = Executors.newSingleThreadExecutor();
  private Path lake;
  private ModelStore models;

  @BeforeEach
  void openRegistry() throws Exception {
    lake = Files.createDirectory(temp.resolve("lake"));
    Dataset dataset = Datasets.load(DATASET);
    models = ModelStore.open(dataset, lake.toString(), "");
  }

  @AfterEach
  void close() {
    client.shutdownNow();
    models.close();
  }

  private void register(String version) throws Exception {
    ModelPackage model =
        TinyModel.write(temp.resolve(version), Signatures.numbers(), DATASET, version);
    models.upload(model);
    models.register(model.manifest(), Promotion.FIRST, FORCED, US);
  }

  private ServerProcess serve() throws Exception {
    return ServerProcess.start(
        temp,
        "--model_name=tiny",
        "--lake=" + lake,
        "--dataset=" + DATASET,
        "--poll=50ms",
        "--http_port=0",
        "--grpc_port=0");
  }

  @Test
  void followsProductionWithoutAFailedRequestAndKeepsWhatWorks() throws Exception {
    try (ServerProcess server = serve()) {
      await().until(() -> server.errors().toString().contains("nothing is in production"));
      register("v1");
      server.awaitReady();
      assertThat(server.version()).isEqualTo("v1");
      Rest rest = new Rest(server.httpPort());
      AtomicBoolean done = new AtomicBoolean();
      Map<String, AtomicInteger> answers = new ConcurrentHashMap<>();
      Future<Void> asking = client.submit(asking(server.httpPort(), done, answers));

      register("v2");
      models.promote("v2", FORCED, US);
      awaitAnswers(answers, "200 v2");

      register("v3");
      Files.write(
          lake.resolve("models").resolve(DATASET).resolve("v3/model.onnx"),
          new byte[] {0},
          StandardOpenOption.APPEND);
      models.promote("v3", FORCED, US);
      await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> rest.get("/v2/health/ready").body().toString().contains("'v3' cannot"));
      models.rollback(US);
      await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> !rest.get("/v2/health/ready").body().toString().contains("v3"));

      done.set(true);
      asking.get();
      assertThat(answers.keySet()).containsExactlyInAnyOrder("200 v1", "200 v2");
      server.terminate();
      assertThat(server.exitCode()).isZero();
    }
  }

  private static Callable<Void> asking(
      int port, AtomicBoolean done, Map<String, AtomicInteger> answers) {
    Rest rest = new Rest(port);
    return () -> {
      while (!done.get()) {
        Rest.Answer answer = rest.post("/v2/models/tiny/infer", ROW);
        String seen = answer.status() + " " + answer.body().path("model_version").asText();
        answers.computeIfAbsent(seen, any -> new AtomicInteger()).incrementAndGet();
      }
      return null;
    };
  }

  private static void awaitAnswers(Map<String, AtomicInteger> answers, String seen) {
    await().atMost(Duration.ofSeconds(30)).until(() -> answers.containsKey(seen));
  }

  @Test
  void waitsForTheFirstVersionThroughAnOutageAndEndsAtOnceWhenAskedTo() throws Exception {
    try (ServerProcess server = serve()) {
      await().until(() -> server.errors().toString().contains("nothing is in production"));
      Path registry = lake.resolve("models").resolve(DATASET).resolve("registry.json");
      Files.createDirectories(registry.getParent());
      Files.writeString(registry, "{");
      await().until(() -> server.errors().toString().contains("is no registry"));

      server.terminate();

      assertThat(server.exitCode()).isZero();
      assertThat(server.nextLine()).isNull();
    }
  }
}
