package io.pulseline.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pulseline.contract.UserException;
import io.pulseline.contract.model.Comparison;
import io.pulseline.contract.model.Comparison.Gain;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GateTest {
  private static final Gate GATE = new Gate("auc", false);
  private static final Gate FORCED = new Gate("auc", true);
  private static final Optional<Entry> V1 =
      Optional.of(new Entry("v_1", Stage.PRODUCTION, Instant.EPOCH, Map.of()));

  @Test
  void letsAnyVersionThroughWhenNothingIsInProduction() {
    assertThat(GATE.judge(null, Optional.empty()))
        .isEqualTo(Verdict.pass("nothing was in production"));
  }

  @Test
  void letsThroughWhatIsBetterByMoreThanChance() {
    assertThat(GATE.judge(against("v_1", new Gain(0.0123, 0.0041, 0.0203)), V1))
        .isEqualTo(Verdict.pass("auc +0.0123 [0.0041, 0.0203] against v_1"));
  }

  @Test
  void stopsWhatMayBeBetterByChanceAndWhatIsWorse() {
    for (Gain gain : new Gain[] {new Gain(0.01, 0, 0.02), new Gain(-0.01, -0.02, -0.001)}) {
      assertThatThrownBy(() -> GATE.judge(against("v_1", gain), V1).require("v_2"))
          .isInstanceOf(UserException.class)
          .hasMessageMatching(
              "v_2 is not promoted: it is not better by more than chance: auc [+-]0.0100"
                  + " \\[.*] against v_1; train a better one, or give --force with a --reason");
    }
  }

  @Test
  void stopsWhatWasNotComparedWithTheVersionThatIsInProductionNow() {
    assertThatThrownBy(() -> GATE.judge(null, V1).require("v_2"))
        .hasMessageStartingWith("v_2 is not promoted: it was never compared with v_1, which is in")
        .hasMessageContaining("; run 'train evaluate' and 'train register' again");
    assertThatThrownBy(() -> GATE.judge(against("v_0", new Gain(1, 1, 1)), V1).require("v_2"))
        .hasMessageContaining("it was compared with v_0, and now v_1 is in production; run");
  }

  @Test
  void stopsWhatWasNotComparedByThatMetric() {
    assertThat(new Gate("accuracy", false).judge(against("v_1", new Gain(1, 1, 1)), V1).found())
        .isEqualTo("it was not compared with v_1 by accuracy");
  }

  @Test
  void remembersWhatItWasForcedAgainst() {
    assertThat(FORCED.judge(null, V1))
        .isEqualTo(
            Verdict.pass("forced though it was never compared with v_1, which is in production"));
    assertThat(FORCED.judge(against("v_1", new Gain(0.02, 0.01, 0.03)), V1).found())
        .startsWith("auc +0.0200");
  }

  @Test
  void knowsItsMetrics() {
    assertThatThrownBy(() -> new Gate("acu", false))
        .isInstanceOf(UserException.class)
        .hasMessageStartingWith("there is no metric 'acu'; choose one of accuracy, ");
  }

  @Test
  void isAskedOnlyWhenABetterVersionIsToGoStraightToProduction() {
    Comparison better = against("v_1", new Gain(0.02, 0.01, 0.03));

    assertThat(Promotion.BETTER.judge(GATE, better, V1).passed()).isTrue();
    assertThat(Promotion.FIRST.judge(GATE, better, V1))
        .isEqualTo(Verdict.fail("v_1 is in production", "promote it"));
    assertThat(Promotion.FIRST.judge(GATE, null, Optional.empty()).passed()).isTrue();
    assertThat(Promotion.NEVER.judge(GATE, null, Optional.empty()).passed()).isFalse();
  }

  private static Comparison against(String version, Gain auc) {
    return new Comparison(version, 100, Map.of("auc", auc));
  }
}
