package io.pulseline.dlq;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.pulseline.contract.UserException;
import io.pulseline.contract.dataset.Dataset;
import io.pulseline.contract.dataset.DatasetYaml;
import io.pulseline.contract.envelope.DeadLetterHeaders;
import io.pulseline.dlq.Outcome.Kind;
import io.pulseline.embedded.junit.EmbeddedServers;
import io.pulseline.embedded.junit.KafkaServer;
import io.pulseline.embedded.junit.ServerKind;
import io.pulseline.kafka.DeadLetter;
import io.pulseline.schemas.RecordDecoder;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/** What becomes of dead letters that are to be sent again. */
@EmbeddedServers(ServerKind.KAFKA)
class ReplayTest {
  private static final Dataset NARROW = visits(50);
  private static final Dataset WIDE = visits(150);

  private final List<Outcome> told = new ArrayList<>();
  private Letters letters;

  @BeforeEach
  void makeTopics(KafkaServer kafka, TestInfo test) {
    letters = Letters.in(kafka, test.getTestMethod().orElseThrow().getName());
  }

  @Test
  void aRecordThatIsAcceptedNowIsInItsTopicAgainAsItWas() {
    letters.add(0, Letters.visit(90), "OUT_OF_RANGE");
    replay(WIDE);

    assertThat(told).extracting(Outcome::outcome).containsExactly(Kind.SENT);
    ConsumerRecord<byte[], byte[]> sent = letters.records().get(0);
    assertThat(sent.key()).asString(UTF_8).isEqualTo("0");
    assertThat(sent.value()).asString(UTF_8).isEqualTo(Letters.visit(90));
    assertThat(new String(sent.headers().lastHeader("trace").value(), UTF_8)).isEqualTo("abc");
    assertThat(sent.headers().lastHeader(DeadLetterHeaders.REPLAY_OF).value())
        .asString(UTF_8)
        .isEqualTo(letters.recordsTopic() + "-0-0");
    assertThat(sent.headers().lastHeader(DeadLetterHeaders.REASON)).isNull();
  }

  @Test
  void aRecordThatIsRefusedStillIsNotSentAndCanBeTriedAgain() {
    letters.add(0, Letters.visit(90), "UNKNOWN_CATEGORY");
    replay(NARROW);
    assertThat(told)
        .extracting(Outcome::outcome, Outcome::reason)
        .containsExactly(tuple(Kind.REFUSED, "OUT_OF_RANGE"));
    assertThat(letters.records()).isEmpty();

    replay(WIDE);
    assertThat(letters.records()).hasSize(1);
  }

  @Test
  void aTombstoneIsRefusedStill() {
    letters.add(0, null, "NO_VALUE");
    replay(WIDE);
    assertThat(told).extracting(Outcome::reason).containsExactly("NO_VALUE");
  }

  @Test
  void aSecondReplaySendsNothing() {
    letters.add(0, Letters.visit(90), "OUT_OF_RANGE");
    letters.add(1, Letters.visit(91), "OUT_OF_RANGE");
    replay(WIDE);
    replay(WIDE);

    assertThat(told)
        .extracting(Outcome::outcome)
        .containsExactly(Kind.SENT, Kind.SENT, Kind.SENT_BEFORE, Kind.SENT_BEFORE);
    assertThat(letters.records()).hasSize(2);
  }

  @Test
  void twoLettersOfOneRecordAreSentOnce() {
    letters.add(7, Letters.visit(90), "OUT_OF_RANGE");
    letters.add(7, Letters.visit(90), "OUT_OF_RANGE");
    replay(WIDE);
    assertThat(letters.records()).hasSize(1);
  }

  @Test
  void whatAKilledReplayHadSentAndNotCommittedIsSentOnce() {
    letters.add(0, Letters.visit(90), "OUT_OF_RANGE");
    Sender killed = Sender.begin(letters.topic());
    letters.topic().read(any -> true, letter -> killed.send(letter, "then"));
    // No close, which would end the transaction: a process that is killed does not

    replay(WIDE);
    assertThat(told).extracting(Outcome::outcome).containsExactly(Kind.SENT);
    assertThat(letters.records()).hasSize(1);
    assertThatThrownBy(killed::commit)
        .isInstanceOf(UserException.class)
        .hasMessageContaining("another replay");
    killed.close();
    assertThat(letters.records()).hasSize(1);
  }

  @Test
  void whatAKilledReplayHadCommittedIsNotSentAgain() {
    letters.add(0, Letters.visit(90), "OUT_OF_RANGE");
    try (Sender killed = Sender.begin(letters.topic())) {
      letters.topic().read(any -> true, letter -> killed.send(letter, "then"));
      killed.commit();
    }
    replay(WIDE);
    assertThat(told).extracting(Outcome::outcome).containsExactly(Kind.SENT_BEFORE);
    assertThat(letters.records()).hasSize(1);
  }

  @Test
  void aRecordThatWasRefusedAfterItsReplayStaysALetter() {
    letters.add(0, Letters.visit(90), "REFUSED_BY_INDEX");
    replay(WIDE);
    letters.addAgain(letters.records().get(0), "REFUSED_BY_INDEX");
    replay(WIDE);

    assertThat(told)
        .extracting(Outcome::outcome)
        .containsExactly(Kind.SENT, Kind.SENT_BEFORE, Kind.SENT_BEFORE);
    assertThat(letters.records()).hasSize(1);
  }

  @Test
  void onlyTheLettersThatAreWantedAreSent() {
    letters.add(0, Letters.visit(90), "OUT_OF_RANGE");
    letters.add(1, Letters.visit(91), "WRONG_TYPE");
    new Replay(letters.topic(), records(WIDE), told::add)
        .run(letter -> letter.reason().equals("WRONG_TYPE"));
    assertThat(told).extracting(Outcome::record).containsExactly(letters.recordsTopic() + "-0-1");
  }

  @Test
  void aRehearsalSendsNothing() {
    letters.add(0, Letters.visit(90), "OUT_OF_RANGE");
    new Replay(letters.topic(), records(WIDE), told::add).rehearse(any -> true);
    assertThat(told).extracting(Outcome::outcome).containsExactly(Kind.WOULD_BE_SENT);
    assertThat(letters.records()).isEmpty();
  }

  @Test
  void aRecordThatIsNoLetterIsNamed() {
    letters.addPlain("{}");
    assertThatThrownBy(() -> letters.topic().read(any -> true, DeadLetter::reason))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("no header pulseline.topic");
  }

  private void replay(Dataset dataset) {
    new Replay(letters.topic(), records(dataset), told::add).run(any -> true);
  }

  private static Dataset visits(int max) {
    return DatasetYaml.parse(
        """
        name: visits
        target: {column: outcome}
        columns:
          - {name: spent, kind: numeric, max: %d}
          - {name: outcome, kind: categorical, values: [left, bought]}
        """
            .formatted(max),
        "the test's descriptor");
  }

  private static RecordDecoder records(Dataset dataset) {
    return new RecordDecoder(dataset, null, warning -> {});
  }
}
