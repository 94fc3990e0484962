package io.pulseline.observe.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LedgerTest {
  private static final Map<String, Long> NO_REASONS = Map.of();
  private static final Optional<StoredRecords> NOT_SCORED = Optional.empty();

  @Test
  void balancesWhenEveryRecordIsAcceptedOrDeadLetteredOnce() {
    Ledger ledger =
        Ledger.of(
            new Observed(
                store(0, 1, 2, 3),
                store(0, 1, 2),
                store(0, 1, 2),
                store(3),
                Optional.of(store(0, 1, 2)),
                Map.of("NOT_JSON", 1L)));

    assertThat(ledger.balances()).isTrue();
    assertThat(ledger.accepted()).isEqualTo(3);
    assertThat(ledger.deadLettered()).isEqualTo(1);
  }

  @Test
  void countsARecordThatIsNowhereAsLost() {
    Ledger ledger =
        Ledger.of(
            new Observed(store(0, 1, 2), store(0), store(0), store(1), NOT_SCORED, NO_REASONS));

    assertThat(ledger.lost()).isEqualTo(1);
    assertThat(ledger.imbalances()).contains("produced 3 is not accepted 1 + dead-lettered 1");
  }

  @Test
  void countsARecordThatIsOnlyInTheIndexAsLost() {
    Ledger ledger =
        Ledger.of(
            new Observed(store(0, 1), store(0), store(0, 1), store(), NOT_SCORED, NO_REASONS));

    assertThat(ledger.lost()).isEqualTo(1);
    assertThat(ledger.imbalances()).contains("1 Parquet rows for 2 accepted records");
  }

  @Test
  void countsASecondRowOfARecordAsDuplicated() {
    Ledger ledger =
        Ledger.of(
            new Observed(
                store(0, 1), store(0, 1, 1), store(0, 1), store(), NOT_SCORED, NO_REASONS));

    assertThat(ledger.duplicated()).isEqualTo(1);
    assertThat(ledger.balances()).isFalse();
  }

  @Test
  void countsARecordThatIsBothAcceptedAndDeadLetteredAsDuplicated() {
    Ledger ledger =
        Ledger.of(
            new Observed(store(0, 1), store(0, 1), store(0, 1), store(1), NOT_SCORED, NO_REASONS));

    assertThat(ledger.duplicated()).isEqualTo(1);
  }

  @Test
  void doesNotLetALostAndADoubledRecordCancelOut() {
    Ledger ledger =
        Ledger.of(
            new Observed(store(0, 1), store(0, 0), store(0, 1), store(), NOT_SCORED, NO_REASONS));

    assertThat(ledger.parquetRows()).isEqualTo(ledger.accepted());
    assertThat(ledger.lost()).isEqualTo(1);
    assertThat(ledger.duplicated()).isEqualTo(1);
  }

  @Test
  void countsAnAcceptedRecordWithoutAPredictionAsLostAndASecondPredictionAsDuplicated() {
    Ledger ledger =
        Ledger.of(
            new Observed(
                store(0, 1, 2),
                store(0, 1),
                store(0, 1),
                store(2),
                Optional.of(store(0, 0)),
                NO_REASONS));

    assertThat(ledger.predictions()).hasValue(2);
    assertThat(ledger.lost()).isEqualTo(1);
    assertThat(ledger.duplicated()).isEqualTo(1);
    assertThat(ledger.imbalances()).contains("1 accepted records without a prediction");
  }

  @Test
  void aRecordThatTheIndexAloneRefusesMayHaveAPrediction() {
    Ledger ledger =
        Ledger.of(
            new Observed(
                store(0, 1),
                store(0),
                store(0),
                store(1),
                Optional.of(store(0, 1)),
                Map.of("REFUSED_BY_INDEX", 1L)));

    assertThat(ledger.balances()).isTrue();
  }

  @Test
  void noticesRowsThatWereNeverProduced() {
    Ledger ledger =
        Ledger.of(new Observed(store(0), store(0, 7), store(0), store(), NOT_SCORED, NO_REASONS));

    assertThat(ledger.strays()).isEqualTo(1);
    assertThat(ledger.balances()).isFalse();
  }

  @Test
  void whatIsMissingWhileRecordsComeInIsOnTheWayAndNotLost() {
    Ledger ledger =
        Ledger.soFar(
            new Observed(
                store(0, 1, 2, 3),
                store(0),
                store(0, 1),
                store(3),
                Optional.of(store(0)),
                NO_REASONS));

    assertThat(ledger.onTheWay()).hasValue(2);
    assertThat(ledger.lost()).isZero();
    assertThat(ledger.imbalances()).containsExactly("2 not everywhere yet");
    assertThat(ledger.isOpen()).isTrue();
  }

  @Test
  void whatCameAfterTheLookAtTheTopicIsNoStrayWhileRecordsComeIn() {
    Ledger ledger =
        Ledger.soFar(
            new Observed(
                store(0, 1), store(0, 2), store(0, 2), store(1, 3), NOT_SCORED, NO_REASONS));

    assertThat(ledger.strays()).isZero();
    assertThat(ledger.balances()).isTrue();
  }

  @Test
  void aSecondRowIsDuplicatedAlsoWhileRecordsComeIn() {
    Ledger ledger =
        Ledger.soFar(
            new Observed(store(0, 1), store(0, 0), store(0), store(), NOT_SCORED, NO_REASONS));

    assertThat(ledger.imbalances()).containsExactly("1 not everywhere yet", "1 duplicated");
    assertThat(ledger.isOpen()).isFalse();
  }

  @Test
  void nothingAtAllIsNoBalance() {
    Ledger ledger =
        Ledger.of(new Observed(store(), store(), store(), store(), NOT_SCORED, NO_REASONS));

    assertThat(ledger.imbalances()).containsExactly("no record was produced");
  }

  private static StoredRecords store(long... offsets) {
    StoredRecords records = new StoredRecords();
    LongStream.of(offsets).forEach(offset -> records.add((int) (offset % 2), offset));
    return records;
  }
}
