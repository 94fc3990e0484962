package io.pulseline.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pulseline.contract.UserException;
import io.pulseline.registry.Move.Reason;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RegistryTest {
  private static final By BY = new By("ann", Instant.EPOCH);
  private static final Registry EMPTY = Registry.empty("heart-disease");

  @Test
  void putsTheFirstVersionIntoProductionAndLaterOnesIntoStaging() {
    Registry registry =
        EMPTY
            .register(entry(1, 0.7), Promotion.FIRST, BY)
            .register(entry(2, 0.9), Promotion.FIRST, BY)
            .register(entry(3, 0.8), Promotion.FIRST, BY);

    assertThat(registry.versions())
        .extracting(Entry::stage)
        .containsExactly(Stage.PRODUCTION, Stage.ARCHIVED, Stage.STAGING);
  }

  @Test
  void promotesABetterVersionWhenAskedTo() {
    Registry registry =
        EMPTY
            .register(entry(1, 0.7), Promotion.BETTER, BY)
            .register(entry(2, 0.9), Promotion.BETTER, BY)
            .register(entry(3, 0.8), Promotion.BETTER, BY);

    assertThat(registry.versions())
        .extracting(Entry::stage)
        .containsExactly(Stage.ARCHIVED, Stage.PRODUCTION, Stage.STAGING);
  }

  @Test
  void promotesNothingWhenAskedTo() {
    Registry registry = EMPTY.register(entry(1, 0.7), Promotion.NEVER, BY);

    assertThat(registry.at(Stage.PRODUCTION)).isEmpty();
    assertThat(registry.at(Stage.STAGING)).isPresent();
  }

  @Test
  void knowsTheVersionBeforeAnother() {
    Registry registry =
        EMPTY
            .register(entry(2, 0.7), Promotion.FIRST, BY)
            .register(entry(1, 0.7), Promotion.FIRST, BY)
            .register(entry(3, 0.7), Promotion.FIRST, BY);

    assertThat(registry.before(entry(3, 0))).map(Entry::version).contains("v2");
    assertThat(registry.before(entry(1, 0))).isEmpty();
  }

  @Test
  void archivesWhatWasInProductionWhenAnotherIsPromoted() {
    Registry registry = three().promote("v2", Stage.PRODUCTION, BY);

    assertThat(registry.versions())
        .extracting(Entry::stage)
        .containsExactly(Stage.ARCHIVED, Stage.PRODUCTION, Stage.STAGING);
  }

  @Test
  void remembersWhoMovedWhatFromWhereToWhere() {
    By bob = new By("bob", Instant.EPOCH.plusSeconds(60));
    Registry registry = three().promote("v3", Stage.PRODUCTION, bob);

    assertThat(registry.history())
        .endsWith(
            new Move("v1", Stage.PRODUCTION, Stage.ARCHIVED, Reason.PROMOTE, "bob", bob.at()),
            new Move("v3", Stage.STAGING, Stage.PRODUCTION, Reason.PROMOTE, "bob", bob.at()));
  }

  @Test
  void changesNothingWhenAVersionIsWhereItIsPromotedTo() {
    assertThat(three().promote("v1", Stage.PRODUCTION, BY)).isEqualTo(three());
  }

  @Test
  void refusesVersionsThatItDoesNotKnow() {
    assertThatThrownBy(() -> three().promote("v9", Stage.PRODUCTION, BY))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("no model 'v9' of 'heart-disease'");
  }

  @Test
  void leavesProductionNeverEmpty() {
    assertThatThrownBy(() -> three().promote("v1", Stage.STAGING, BY))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("v1 is in production");
  }

  @Test
  void rollsBackStepByStepToWhatWasInProductionBefore() {
    Registry registry =
        three().promote("v2", Stage.PRODUCTION, BY).promote("v3", Stage.PRODUCTION, BY);

    assertThat(production(registry)).isEqualTo("v3");
    registry = registry.rollback(BY);
    assertThat(production(registry)).isEqualTo("v2");
    registry = registry.promote("v3", Stage.PRODUCTION, BY).rollback(BY).rollback(BY);
    assertThat(production(registry)).isEqualTo("v1");
  }

  @Test
  void saysWhenThereIsNothingToRollBackTo() {
    assertThatThrownBy(() -> three().rollback(BY))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("no version of 'heart-disease' was in production before");
  }

  @Test
  void remembersTheLastMovesOnly() {
    Registry registry = three();
    for (int i = 0; i < Registry.REMEMBERED; i++) {
      registry = registry.promote(i % 2 == 0 ? "v2" : "v1", Stage.PRODUCTION, BY);
    }

    assertThat(registry.history()).hasSize(Registry.REMEMBERED);
    assertThat(production(registry.rollback(BY))).isEqualTo("v2");
  }

  private static Registry three() {
    return EMPTY
        .register(entry(1, 0.7), Promotion.FIRST, BY)
        .register(entry(2, 0.7), Promotion.FIRST, BY)
        .register(entry(3, 0.7), Promotion.FIRST, BY);
  }

  private static String production(Registry registry) {
    return registry.at(Stage.PRODUCTION).orElseThrow().version();
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
