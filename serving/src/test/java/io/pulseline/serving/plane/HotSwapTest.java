package io.pulseline.serving.plane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.pulseline.contract.model.ModelPackage;
import io.pulseline.serving.Signatures;
import io.pulseline.serving.TinyModel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A further version takes a model's place while it is in use. */
class HotSwapTest {
  private static final String MODEL = "tiny";
  private static final int SWAPS = 1_000;
  private static final int ROUNDS = 200;
  private static final int CLIENTS = 4;

  /** More than a scorer takes in one piece. */
  private static final int MANY_ROWS = 1_500;

  @TempDir private Path temp;
  private ModelPackage first;
  private ModelPackage second;

  private final Models models = new Models();
  private final DataPlane plane = new DataPlane(models);

  @BeforeEach
  void writeModels() throws Exception {
    first = TinyModel.write(temp.resolve("1"), Signatures.numbers("1", "2"), "v1");
    second = TinyModel.write(temp.resolve("2"), Signatures.numbers("3", "4"), "v2");
  }

  private ServedModel loaded(int swap) {
    ServedModel model = ServedModel.load(MODEL, swap % 2 == 0 ? second : first);
    model.warmUp();
    return model;
  }

  private static InferRequest request(String version, int rows) {
    float[] data = new float[3 * rows];
    for (int i = 0; i < rows; i++) {
      data[3 * i] = 63;
    }
    InputTensor table =
        new InputTensor("features", Datatype.FP32, new Shape(rows, 3), new TensorData.Floats(data));
    return new InferRequest(MODEL, version, "", List.of(table), List.of());
  }

  private static void assertOwnLabels(InferResponse response, int rows) {
    TensorData.Longs labels = (TensorData.Longs) response.outputs().get(0).data();
    assertThat(labels.count()).isEqualTo(rows);
    assertThat(labels.values()).containsOnly(response.version().equals("v1") ? 2 : 4);
  }

  private Callable<Integer> client(AtomicBoolean done, int client) {
    return () -> {
      int answers = 0;
      while (!done.get()) {
        int rows = client == 0 ? MANY_ROWS : 1;
        assertOwnLabels(plane.infer(request("", rows)), rows);
        answers++;
      }
      return answers;
    };
  }

  @Test
  void aThousandSwapsUnderLoadFailNoRequestAndCloseEveryOldModel() throws Exception {
    plane.swap(loaded(1)).join();
    AtomicBoolean done = new AtomicBoolean();
    ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
    List<Future<Integer>> answers = new ArrayList<>();
    List<CompletableFuture<Void>> closings = new ArrayList<>();
    try {
      for (int client = 0; client < CLIENTS; client++) {
        answers.add(clients.submit(client(done, client)));
      }
      for (int swap = 0; swap < SWAPS; swap++) {
        closings.add(plane.swap(loaded(swap)));
      }
    } finally {
      done.set(true);
      clients.shutdown();
    }
    for (Future<Integer> each : answers) {
      assertThat(each.get(20, TimeUnit.SECONDS)).isPositive();
    }
    for (CompletableFuture<Void> closing : closings) {
      assertThat(closing).succeedsWithin(Duration.ofSeconds(20));
    }
    assertThat(models.close(Duration.ZERO)).isTrue();
  }

  /** A client's requests for a version, empty for any: how many were answered. */
  private Callable<Integer> client(AtomicBoolean done, String version) {
    return () -> {
      int answers = 0;
      while (!done.get()) {
        try {
          InferResponse answer = plane.infer(request(version, 1));
          assertOwnLabels(answer, 1);
          assertThat(answer.version()).startsWith(version);
          answers++;
        } catch (ServingException e) {
          assertThat(e.kind()).isEqualTo(ServingException.Kind.NOT_FOUND);
        }
      }
      return answers;
    };
  }

  @Test
  void versionsThatComeAndGoUnderLoadAreAnsweredByThemselvesOrNotAtAllAndAllAreClosed()
      throws Exception {
    AtomicBoolean done = new AtomicBoolean();
    Share share = new Share(30);
    ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
    List<Future<Integer>> answers = new ArrayList<>();
    List<CompletableFuture<Void>> closings = new ArrayList<>();
    try {
      for (String version : List.of("", "", "v1", "v2")) {
        answers.add(clients.submit(client(done, version)));
      }
      for (int round = 0; round < ROUNDS; round++) {
        closings.add(plane.swap(loaded(1)));
        closings.add(plane.tryOut(loaded(2), share));
        plane.infer(request("v2", 1));
        closings.add(plane.add(plane.find(MODEL, "v2").orElseThrow()));
        closings.add(plane.removeCandidate(MODEL));
        plane.infer(request("v2", 1));
        closings.add(plane.swap(plane.find(MODEL, "v2").orElseThrow()));
        closings.add(plane.remove(MODEL));
      }
    } finally {
      done.set(true);
      clients.shutdown();
    }
    for (Future<Integer> each : answers) {
      assertThat(each.get(20, TimeUnit.SECONDS)).isPositive();
    }
    for (CompletableFuture<Void> closing : closings) {
      assertThat(closing).succeedsWithin(Duration.ofSeconds(20));
    }
    assertThat(models.all()).isEmpty();
  }

  @Test
  void theOldVersionIsGoneOnceTheNewOneHasItsPlace() {
    plane.swap(loaded(1)).join();
    plane.swap(loaded(2)).join();

    assertOwnLabels(plane.infer(request("v2", 1)), 1);
    assertThat(plane.metadata(MODEL, "").version()).isEqualTo("v2");
    assertThatExceptionOfType(ServingException.class)
        .isThrownBy(() -> plane.infer(request("v1", 1)))
        .withMessageContaining("version 'v2' is served");
  }

  @Test
  void aModelInUseStaysOpenUntilItsRequestIsDone() throws Exception {
    plane.swap(loaded(1)).join();
    ServedModel leased = models.lease(MODEL, "");
    CompletableFuture<Void> closed = plane.swap(loaded(2));

    assertThat(closed).isNotDone();
    assertOwnLabels(leased.infer(request("", 1)), 1);
    leased.giveBack();
    assertThat(closed).isDone();
  }

  @Test
  void anUnloadedModelStaysOpenUntilItsRequestIsDone() throws Exception {
    plane.swap(loaded(1)).join();
    ServedModel leased = models.lease(MODEL, "");
    CompletableFuture<Void> closed = plane.remove(MODEL);

    assertThat(closed).isNotDone();
    assertThatExceptionOfType(ServingException.class)
        .isThrownBy(() -> plane.infer(request("", 1)))
        .withMessage("model 'tiny' is not served here, nothing is");
    assertOwnLabels(leased.infer(request("", 1)), 1);
    leased.giveBack();
    assertThat(closed).isDone();
  }

  @Test
  void aVersionThatIsServedForTwoReasonsIsClosedAfterBoth() {
    ServedModel second = loaded(2);
    plane.swap(loaded(1)).join();
    plane.add(second).join();
    plane.tryOut(second, new Share(50)).join();

    plane.removeCandidate(MODEL).join();
    assertThat(second.closed()).isNotDone();
    plane.remove(MODEL, "v2").join();
    assertThat(second.closed()).isDone();
  }

  @Test
  void whoeverNamesNoVersionIsToldToWhenNoneIsInProduction() {
    plane.add(loaded(2)).join();

    assertOwnLabels(plane.infer(request("v2", 1)), 1);
    assertThatExceptionOfType(ServingException.class)
        .isThrownBy(() -> plane.infer(request("", 1)))
        .withMessage("model 'tiny' has no version in production here, name one of 'v2'");
  }

  @Test
  void closingWaitsForTheLastRequestAndTakesNoNewOnes() throws Exception {
    plane.swap(loaded(1)).join();
    ServedModel leased = models.lease(MODEL, "");

    assertThat(models.close(Duration.ofMillis(50))).isFalse();
    assertThatExceptionOfType(ServingException.class)
        .isThrownBy(() -> plane.infer(request("", 1)))
        .satisfies(e -> assertThat(e.kind()).isEqualTo(ServingException.Kind.UNAVAILABLE));
    assertOwnLabels(leased.infer(request("", 1)), 1);
    leased.giveBack();
    assertThat(leased.lease()).isFalse();
  }

  @Test
  void aModelThatComesTooLateIsClosed() throws Exception {
    models.close(Duration.ZERO);
    ServedModel late = loaded(1);

    assertThatExceptionOfType(ServingException.class).isThrownBy(() -> plane.swap(late));
    assertThat(late.lease()).isFalse();
  }
}
