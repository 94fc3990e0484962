package io.pulseline.generator.copula;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.pulseline.contract.dataset.Clip;
import io.pulseline.contract.dataset.Dataset;
import io.pulseline.contract.dataset.Monotone;
import io.pulseline.contract.dataset.Target;
import io.pulseline.contract.dataset.ValueType;
import io.pulseline.generator.Tables;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class LikelihoodTest {
  private final Dataset dataset =
      new Dataset(
          "coins",
          "",
          "",
          "",
          new Target("b", null),
          List.of(
              Tables.category("a", ValueType.INTEGER, false, "0", "1"),
              Tables.category("b", ValueType.INTEGER, true, "0", "1")),
          List.of(),
          Clip.NONE,
          Monotone.NONE,
          List.of());

  @Test
  void independentColumnsMultiply() {
    assertThat(Math.exp(ofBothOnes(0, 0.25))).isCloseTo(0.25 * 0.5, within(1e-6));
  }

  /** P(Z1 > 0, Z2 > 0) = 1/4 + arcsin(ρ)/2π (Sheppard 1899). */
  @Test
  void aQuadrantHasTheProbabilityThatIsKnownOfIt() {
    double known = 0.25 + Math.asin(0.6) / (2 * Math.PI);
    assertThat(Math.exp(ofBothOnes(0.6, 0.5))).isCloseTo(known, within(0.01));
  }

  @Test
  void aMissingValueLeavesTheOthersFree() {
    double[][] row = {{Double.NaN}, {1}};
    double found = sum(likelihood(0.6, 0.5, 0.2).ofRows(row));
    assertThat(Math.exp(found)).isCloseTo(0.2 * 0.5, within(0.02));
  }

  @Test
  void aGapThatDependsOnAValueHasTheProbabilityOfItsQuadrant() {
    double known = 0.25 + Math.asin(0.6) / (2 * Math.PI);
    double[][] matrix = {{1, 0, 0}, {0, 1, 0.6}, {0, 0.6, 1}};
    Component component = new Component(null, 1, columns(0.5, 0.5), List.of("a"), matrix);
    double[][] rows = new double[2][400];
    Arrays.fill(rows[0], Double.NaN);
    Arrays.fill(rows[1], 1);
    assertThat(Math.exp(sum(of(component).ofRows(rows)) / 400)).isCloseTo(known, within(0.01));
  }

  private double ofBothOnes(double correlation, double share) {
    double[][] rows = new double[2][400];
    for (int row = 0; row < 400; row++) {
      rows[0][row] = 1;
      rows[1][row] = 1;
    }
    return sum(likelihood(correlation, share, 0).ofRows(rows)) / 400;
  }

  private Likelihood likelihood(double correlation, double share, double missing) {
    double[][] matrix = {{1, correlation}, {correlation, 1}};
    return of(new Component(null, 1, columns(share, missing), matrix));
  }

  private static List<ProfileColumn> columns(double share, double missing) {
    return List.of(
        new ProfileColumn("a", missing, frequencies(share)),
        new ProfileColumn("b", 0, frequencies(0.5)));
  }

  private Likelihood of(Component component) {
    Profile profile =
        new Profile("coins", "b", 1, Profile.Dependence.POOLED, "", List.of(component));
    return new Likelihood(dataset, profile, new Cells(new double[2][0]));
  }

  private static Marginal frequencies(double ones) {
    return new Marginal.Frequencies(List.of("0", "1"), List.of(1 - ones, ones));
  }

  private static double sum(double... logs) {
    return Arrays.stream(logs).sum();
  }
}
