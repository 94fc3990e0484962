package io.pulseline.generator.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.pulseline.contract.UserException;
import io.pulseline.contract.dataset.Dataset;
import io.pulseline.contract.dataset.Datasets;
import io.pulseline.contract.envelope.Decoded;
import io.pulseline.contract.envelope.EnvelopeCodec;
import io.pulseline.generator.DatasetOption;
import io.pulseline.generator.copula.Profile;
import io.pulseline.generator.copula.Spread;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DriftTest {
  private static final String NAME = Datasets.builtIn().get(0);
  private static final Pace TEN_EVERY_TWO_SECONDS = Pace.batches(10, Duration.ofSeconds(2));

  private final Dataset dataset = Datasets.load(NAME);
  private final Profile profile = DatasetOption.profileOf(NAME);
  private final int chol = dataset.indexOf("chol");

  @Test
  void aStepMovesEveryRecordFromItsTimeOn() {
    double[] plain = values(0, 600);
    double[] drifted = values(0, 600, "chol=+20@60s");
    for (int id = 0; id < 600; id++) {
      assertThat(drifted[id]).isEqualTo(id < 300 ? plain[id] : Math.min(564, plain[id] + 20));
    }
  }

  @Test
  void aRampMovesInProportion() {
    double[] plain = values(0, 600);
    double[] drifted = values(0, 600, "chol=+50@100..300");
    assertThat(drifted[100]).isEqualTo(plain[100]);
    assertThat(drifted[200]).isEqualTo(plain[200] + 25);
    assertThat(drifted[299] - plain[299]).isCloseTo(50, within(0.51));
    assertThat(drifted[500]).isEqualTo(Math.min(564, plain[500] + 50));
  }

  @Test
  void aStandardDeviationIsThatOfTheGeneratedRows() {
    Spread spread = Spread.of(dataset, profile, chol);
    Drift drift = parse("chol=-0.5sd@0").get(0);
    assertThat(spread.sd()).isBetween(40.0, 60.0);
    assertThat(drift.shift()).isCloseTo(-spread.sd() / 2, within(1e-9));
  }

  @Test
  void aResumedStreamDriftsOnAsItWouldHave() {
    double[] whole = values(0, 500, "chol=+1sd@200..400");
    double[] rest = values(250, 250, "chol=+1sd@200..400");
    assertThat(rest)
        .containsExactly(IntStream.range(250, 500).mapToDouble(i -> whole[i]).toArray());
  }

  @Test
  void noDriftLeavesTheDescriptorsBounds() {
    EnvelopeCodec codec = new EnvelopeCodec(dataset);
    RecordSource source = source(0, "chol=+1000@0", "oldpeak=-1.25@0", "age=+0.5sd@0");
    for (int id = 0; id < 2000; id++) {
      assertThat(codec.decode(source.next().value())).isInstanceOf(Decoded.Accepted.class);
    }
    assertThat(values(0, 50, "chol=+1000@0")).containsOnly(564);
  }

  @ParameterizedTest
  @CsvSource({
    "chool=+1sd@60s, did you mean 'chol'",
    "thal=+1sd@60s, holds categories",
    "chol=+1sd, write column=+1sd@60s",
    "chol=1sd@60s, write column=+1sd@60s",
    "chol=+1sd@soon, neither a time",
    "chol=+1sd@60s..30s, ends before it begins",
  })
  void whatIsNoDriftIsNamed(String text, String complaint) {
    assertThatThrownBy(() -> parse(text))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("drift '" + text + "'")
        .hasMessageContaining(complaint);
  }

  @Test
  void aStreamWithoutARateHasNoTimes() {
    assertThatThrownBy(
            () -> DriftSpec.parse(List.of("chol=+1sd@60s"), dataset, profile, Pace.unbounded()))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("record_id");
    assertThat(DriftSpec.parse(List.of("chol=+1sd@60s"), dataset, profile, Pace.rate(500)))
        .first()
        .extracting(Drift::from)
        .isEqualTo(30_000L);
  }

  private double[] values(long first, int count, String... drifts) {
    EnvelopeCodec codec = new EnvelopeCodec(dataset);
    RecordSource source = source(first, drifts);
    return IntStream.range(0, count)
        .mapToObj(i -> (Decoded.Accepted) codec.decode(source.next().value()))
        .mapToDouble(accepted -> accepted.envelope().values()[chol])
        .toArray();
  }

  private RecordSource source(long first, String... drifts) {
    RecordPlan plan =
        new RecordPlan(
            dataset,
            profile,
            7,
            Locale.ENGLISH,
            10,
            Corruption.NONE,
            parse(drifts),
            ValueForm.JSON);
    return new RecordSource(plan, first, InstantSource.fixed(Instant.EPOCH));
  }

  private List<Drift> parse(String... drifts) {
    return DriftSpec.parse(List.of(drifts), dataset, profile, TEN_EVERY_TWO_SECONDS);
  }
}
