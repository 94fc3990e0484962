package io.pulseline.trainer.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RegistryTest {
  private static final Registry EMPTY = Registry.empty("heart-disease");

  @Test
  void putsTheFirstVersionIntoProductionAndLaterOnesIntoStaging() {
    Registry registry =
        EMPTY
            .register(entry(1, 0.7), Promotion.FIRST)
            .register(entry(2, 0.9), Promotion.FIRST)
            .register(entry(3, 0.8), Promotion.FIRST);

    assertThat(registry.versions())
        .extracting(Entry::stage)
        .containsExactly(Stage.PRODUCTION, Stage.ARCHIVED, Stage.STAGING);
  }

  @Test
  void promotesABetterVersionWhenAskedTo() {
    Registry registry =
        EMPTY
            .register(entry(1, 0.7), Promotion.BETTER)
            .register(entry(2, 0.9), Promotion.BETTER)
            .register(entry(3, 0.8), Promotion.BETTER);

    assertThat(registry.versions())
        .extracting(Entry::stage)
        .containsExactly(Stage.ARCHIVED, Stage.PRODUCTION, Stage.STAGING);
  }

  @Test
  void promotesNothingWhenAskedTo() {
    Registry registry = EMPTY.register(entry(1, 0.7), Promotion.NEVER);

    assertThat(registry.at(Stage.PRODUCTION)).isEmpty();
    assertThat(registry.at(Stage.STAGING)).isPresent();
  }

  @Test
  void knowsTheVersionBeforeAnother() {
    Registry registry =
        EMPTY
            .register(entry(2, 0.7), Promotion.FIRST)
            .register(entry(1, 0.7), Promotion.FIRST)
            .register(entry(3, 0.7), Promotion.FIRST);

    assertThat(registry.before(entry(3, 0))).map(Entry::version).contains("v2");
    assertThat(registry.before(entry(1, 0))).isEmpty();
  }

  @Test
  void namesVersionsAfterUtcTimeAndAccuracy() {
    assertThat(VersionName.of(Instant.parse("2026-01-02T03:04:05.9Z"), 0.91666))
        .isEqualTo("v_20260102_030405_acc_0_9167");
    assertThat(VersionName.of(Instant.parse("2026-01-02T03:04:05Z"), 1))
        .isEqualTo("v_20260102_030405_acc_1_0000");
  }

  private static Entry entry(int number, double auc) {
    Instant created = Instant.EPOCH.plusSeconds(number);
    return new Entry("v" + number, Stage.DRAFT, created, Map.of("auc", auc));
  }
}
