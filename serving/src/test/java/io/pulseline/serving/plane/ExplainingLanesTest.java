package io.pulseline.serving.plane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pulseline.contract.UserException;
import io.pulseline.contract.model.ModelPackage;
import io.pulseline.serving.GrownModel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How much is explained at a time, and by whom. */
class ExplainingLanesTest {
  private static final int FAR_TOO_MANY = 5_000_000;

  /** More than one piece. */
  private static final int MANY = 5_000;

  @TempDir private Path temp;
  private ModelPackage model;
  private ExplainingLanes lanes;

  @BeforeEach
  void open() throws Exception {
    model = GrownModel.write(temp.resolve("model"), GrownModel.TWO);
    lanes = ExplainingLanes.of(model);
  }

  @AfterEach
  void close() {
    lanes.close();
  }

  private static FeatureRows rows(int count) {
    return new FeatureRows(new float[3 * count], count);
  }

  @Test
  void theFirstRequestIsSlowAndThenThoseOfManyRows() {
    assertThat(lanes.isSlow(1)).isTrue();

    lanes.explain(rows(1));

    assertThat(lanes.isSlow(1)).isFalse();
    assertThat(lanes.isSlow(MANY)).isTrue();
  }

  @Test
  void moreRowsThanAreExplainedAtATimeAreRefusedAndCounted() {
    assertThatExceptionOfType(ServingException.class)
        .isThrownBy(() -> lanes.explain(rows(FAR_TOO_MANY)))
        .withMessageMatching(
            "5000000 rows came to be explained, but of this model's \\d+ at most may come at a time")
        .satisfies(e -> assertThat(e.kind()).isEqualTo(ServingException.Kind.TOO_LARGE));
  }

  @Test
  void aServerThatEndsIsHeededBetweenTwoPieces() {
    Thread.currentThread().interrupt();
    try {
      assertThatExceptionOfType(ServingException.class)
          .isThrownBy(() -> lanes.explain(rows(MANY)))
          .satisfies(e -> assertThat(e.kind()).isEqualTo(ServingException.Kind.UNAVAILABLE));
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  @Test
  void callsSideBySideExplainAlike() throws Exception {
    float[] expected = lanes.explain(rows(MANY)).contributions();
    ExecutorService callers = Executors.newFixedThreadPool(4);
    try {
      List<Future<Explanations>> calls = new ArrayList<>();
      for (int i = 0; i < 12; i++) {
        calls.add(callers.submit(() -> lanes.explain(rows(MANY))));
      }
      for (Future<Explanations> call : calls) {
        assertThat(call.get(20, TimeUnit.SECONDS).contributions()).isEqualTo(expected);
      }
    } finally {
      callers.shutdownNow();
    }
  }

  @Test
  void aDamagedFileIsAReasonNotToServeThePackage() throws Exception {
    Files.writeString(model.folder().resolve(ModelPackage.TREES), "no trees");

    assertThatThrownBy(() -> ServedModel.load("tiny", model))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("trees.ubj is damaged");
  }
}
