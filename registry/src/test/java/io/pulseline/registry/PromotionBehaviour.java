package io.pulseline.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.pulseline.contract.UserException;
import io.pulseline.contract.model.Comparison;
import io.pulseline.contract.model.ModelPackage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of promotions that are asked for at once, wherever the store is. */
interface PromotionBehaviour {
  /** Another client of one and the same empty store. */
  ModelStore open();

  @Test
  default void letsOnlyOneOfManyBetterVersionsReplaceTheOneThatTheyWereComparedWith(
      @TempDir Path folder) throws Exception {
    int candidates = 6;
    registered(folder, 0, null);
    for (int i = 1; i <= candidates; i++) {
      registered(folder, i, TinyPackage.better("v_0"));
    }

    List<String> outcomes = atOnce(candidates, i -> promoted("v_" + (i + 1)));

    assertThat(outcomes).filteredOn(outcome -> outcome.startsWith("promoted")).hasSize(1);
    assertThat(outcomes)
        .filteredOn(outcome -> !outcome.startsWith("promoted"))
        .hasSize(candidates - 1)
        .allMatch(outcome -> outcome.contains("it was compared with v_0, and now v_"));
    try (ModelStore store = open()) {
      Registry registry = store.list().registry();
      assertThat(registry.history())
          .filteredOn(move -> move.to() == Stage.PRODUCTION)
          .extracting(Move::why)
          .containsExactly("nothing was in production", "auc +0.0200 [0.0100, 0.0300] against v_0");
    }
  }

  @Test
  default void holdsNoStageTwiceAndLosesNoMoveWhenAllIsAskedForAtOnce(@TempDir Path folder)
      throws Exception {
    int versions = 8;
    for (int i = 0; i < versions; i++) {
      uploaded(folder, i, null);
    }

    // reading checks that no stage is held twice
    List<String> outcomes =
        atOnce(
            versions,
            i -> {
              try (ModelStore store = open()) {
                String version = "v_" + i;
                By by = By.now("trainer " + i);
                store.register(store.manifest(version), Promotion.BETTER, TinyPackage.GATE, by);
                return i % 2 == 0
                    ? store.promote(version, TinyPackage.FORCED, by).entry().version()
                    : store.stage(version, by).entry().version();
              } catch (UserException e) {
                return e.getMessage(); // the one in production is not to be staged
              }
            });

    assertThat(outcomes).hasSize(versions);
    try (ModelStore store = open()) {
      Registry registry = store.list().registry();
      assertThat(registry.versions()).hasSize(versions);
      assertThat(registry.versions())
          .extracting(Entry::stage)
          .containsOnlyOnce(Stage.PRODUCTION)
          .doesNotContain(Stage.DRAFT);
      assertThat(registry.history())
          .filteredOn(move -> move.reason() == Move.Reason.REGISTER && move.from() == Stage.DRAFT)
          .hasSize(versions);
    }
  }

  private String promoted(String version) throws IOException {
    try (ModelStore store = open()) {
      return "promoted " + store.promote(version, TinyPackage.GATE, TinyPackage.BY).entry();
    } catch (UserException e) {
      return e.getMessage();
    }
  }

  private void registered(Path folder, int number, Comparison comparison) throws IOException {
    ModelPackage model = uploaded(folder, number, comparison);
    try (ModelStore store = open()) {
      store.register(model.manifest(), Promotion.FIRST, TinyPackage.GATE, TinyPackage.BY);
    }
  }

  private ModelPackage uploaded(Path folder, int number, Comparison comparison) throws IOException {
    ModelPackage model = TinyPackage.write(folder.resolve("made"), number, comparison);
    try (ModelStore store = open()) {
      store.upload(model);
    }
    return model;
  }

  /** What each of many does by its number. */
  interface Deed {
    String by(int number) throws Exception;
  }

  private static List<String> atOnce(int many, Deed deed) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(many);
    CyclicBarrier start = new CyclicBarrier(many);
    try {
      List<Callable<String>> calls = new ArrayList<>();
      for (int i = 0; i < many; i++) {
        int number = i;
        calls.add(
            () -> {
              start.await(30, TimeUnit.SECONDS);
              return deed.by(number);
            });
      }
      List<String> outcomes = new ArrayList<>();
      for (Future<String> outcome : threads.invokeAll(calls)) {
        outcomes.add(outcome.get());
      }
      return outcomes;
    } finally {
      threads.shutdownNow();
    }
  }
}
