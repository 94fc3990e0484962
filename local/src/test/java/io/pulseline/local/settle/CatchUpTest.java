package io.pulseline.local.settle;

import static org.assertj.core.api.Assertions.assertThat;

import io.pulseline.local.settle.CatchUp.Outcome;
import io.pulseline.observe.live.Counts;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.function.LongFunction;
import org.junit.jupiter.api.Test;

/** Looked at once a second, by a clock of the test's. */
class CatchUpTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private long second;
  private boolean balances;
  private int asked;

  @Test
  void waitsForNothingWhenAllIsWhereItBelongs() {
    assertThat(outcome(at -> counts(10, 10))).isEqualTo(Outcome.SETTLED);
    assertThat(second).isZero();
  }

  @Test
  void waitsForRowsThatStandStillForLessThanThePatience() {
    assertThat(outcome(at -> counts(10, at < 59 ? 4 : 10))).isEqualTo(Outcome.SETTLED);
    assertThat(second).isEqualTo(59);
  }

  @Test
  void isAsPatientAgainAfterEachChange() {
    assertThat(outcome(at -> counts(10, at / 50))).isEqualTo(Outcome.SETTLED);
    assertThat(second).isEqualTo(500);
  }

  @Test
  void takesCountsForFinalThatStandStillForLonger() {
    assertThat(outcome(at -> counts(10, 9))).isEqualTo(Outcome.STALLED);
    assertThat(second).isEqualTo(61);
  }

  @Test
  void doesNotWaitForAStreamThatGoesOn() {
    assertThat(outcome(at -> counts(10 + at / 20, 4))).isEqualTo(Outcome.GROWING);
    assertThat(second).isEqualTo(20);
  }

  @Test
  void waitsForAStreamThatIsJustEnding() {
    assertThat(outcome(at -> counts(10 + Math.min(at, 4), at < 30 ? 4 : 14)))
        .isEqualTo(Outcome.SETTLED);
    assertThat(second).isEqualTo(30);
  }

  @Test
  void asksTheLedgerWhenTheStoresAgreeAndOnlyTheTopicSeemsToHaveMore() {
    balances = true;
    assertThat(outcome(at -> withEndsOfTransactions(10))).isEqualTo(Outcome.SETTLED);
    assertThat(second).isEqualTo(6);
  }

  @Test
  void isPatientWhenTheLedgerDoesNotBalanceEither() {
    assertThat(outcome(at -> withEndsOfTransactions(10))).isEqualTo(Outcome.STALLED);
    assertThat(second).isEqualTo(61);
    assertThat(asked).isEqualTo(1);
  }

  private Outcome outcome(LongFunction<Counts> at) {
    second = 0;
    return new CatchUp(
            () -> at.apply(second),
            PATIENCE,
            () -> Duration.ofSeconds(second).toNanos(),
            () -> second++)
        .await(
            counts -> {},
            () -> {
              asked++;
              return balances;
            });
  }

  private static Counts withEndsOfTransactions(long records) {
    return new Counts(records + 4, 0, records, records, 1, OptionalLong.empty());
  }

  private static Counts counts(long produced, long parquetRows) {
    return new Counts(produced, 0, produced, parquetRows, 1, OptionalLong.empty());
  }
}
