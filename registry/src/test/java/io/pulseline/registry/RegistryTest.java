package io.pulseline.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pulseline.contract.UserException;
import io.pulseline.registry.Move.Reason;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RegistryTest {
  private static final By BY = new By("ann", Instant.EPOCH);
  private static final Registry EMPTY = Registry.empty("heart-disease");

  @Test
  void putsAVersionWhereItMayGoAndArchivesTheOneThatWasThere() {
    assertThat(three().versions())
        .extracting(Entry::stage)
        .containsExactly(Stage.PRODUCTION, Stage.ARCHIVED, Stage.STAGING);
    assertThat(three().register(entry(4), Verdict.pass("better"), BY).versions())
        .extracting(Entry::stage)
        .containsExactly(Stage.ARCHIVED, Stage.ARCHIVED, Stage.STAGING, Stage.PRODUCTION);
  }

  @Test
  void tellsWhyAVersionIsInItsStageWhoMadeRoomForItAndWhoItsRivalIs() {
    Placement staged = three().placement("v3");
    assertThat(staged.why()).isEqualTo("another serves");
    assertThat(staged.displaced()).extracting(Move::version).containsExactly("v2");
    assertThat(staged.rival()).map(Entry::version).contains("v1");

    By bob = new By("bob", Instant.EPOCH.plusSeconds(60), "it is quicker");
    Placement promoted = three().promote("v3", Stage.PRODUCTION, bob).placement("v3");
    assertThat(promoted.why()).isEqualTo("it is quicker");
    assertThat(promoted.displaced()).extracting(Move::version).containsExactly("v1");
    assertThat(promoted.rival()).map(Entry::version).contains("v1");
  }

  @Test
  void knowsNoRivalOfTheFirstVersion() {
    Registry registry = EMPTY.register(entry(1), Verdict.pass("nobody else"), BY);

    assertThat(registry.placement("v1").rival()).isEmpty();
    assertThat(registry.placement("v1").displaced()).isEmpty();
  }

  @Test
  void holdsNoStageTwice() {
    for (Stage stage : List.of(Stage.PRODUCTION, Stage.STAGING)) {
      assertThatThrownBy(
              () -> new Registry("d", List.of(entry(1).at(stage), entry(2).at(stage)), List.of()))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("v1, v2 are all in " + stage.label());
    }
  }

  @Test
  void archivesAnyVersionButTheOneInProduction() {
    Registry registry = three().archive("v3", BY.because("a mistake"));

    assertThat(registry.at(Stage.STAGING)).isEmpty();
    assertThat(registry.placement("v3").why()).isEqualTo("a mistake");
    assertThatThrownBy(() -> registry.archive("v1", BY))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("v1 is in production");
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
    By bob = new By("bob", Instant.EPOCH.plusSeconds(60), "a try");
    Registry registry = three().promote("v3", Stage.PRODUCTION, bob);

    assertThat(registry.history())
        .endsWith(
            new Move(
                "v1",
                Stage.PRODUCTION,
                Stage.ARCHIVED,
                Reason.PROMOTE,
                "bob",
                bob.at(),
                "made room for v3"),
            new Move(
                "v3", Stage.STAGING, Stage.PRODUCTION, Reason.PROMOTE, "bob", bob.at(), "a try"));
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
        .register(entry(1), Verdict.pass("nobody else"), at(1))
        .register(entry(2), Verdict.fail("another serves", ""), at(2))
        .register(entry(3), Verdict.fail("another serves", ""), at(3));
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

  private static Entry entry(int number) {
    return new Entry("v" + number, Stage.DRAFT, Instant.EPOCH.plusSeconds(number), Map.of());
  }

  private static By at(int second) {
    return new By("ann", Instant.EPOCH.plusSeconds(second));
  }
}
