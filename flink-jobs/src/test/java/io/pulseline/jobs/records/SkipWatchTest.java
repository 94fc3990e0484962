package io.pulseline.jobs.records;

import static org.assertj.core.api.Assertions.assertThat;

import io.pulseline.contract.UserException;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

/** What is told of offsets that no record had. */
class SkipWatchTest {
  private static final TopicPartition PARTITION = new TopicPartition("visits", 3);

  private final List<String> told = new ArrayList<>();
  private long first = 10;
  private int asked;
  private long gone;

  private final SkipWatch watch =
      new SkipWatch(
          partition -> {
            asked++;
            return first;
          },
          told::add,
          offsets -> gone += offsets);

  @Test
  void aBeginningThatIsGoneIsTold() {
    watch.begins(PARTITION, 4);
    assertThat(told)
        .containsExactly(
            "offsets 4 to 9 of visits-3 are gone from the topic and were never read; going on with"
                + " 10");
    assertThat(gone).isEqualTo(6);
  }

  @Test
  void aBeginningThatIsThereIsNot() {
    watch.begins(PARTITION, 10);
    assertThat(told).isEmpty();
  }

  @Test
  void aJumpOverWhatIsGoneIsTold() {
    watch.jumps(PARTITION, 4, 10);
    assertThat(told).singleElement().asString().startsWith("offsets 4 to 9 of visits-3 are gone");
  }

  @Test
  void aJumpOverTheEndsOfTransactionsIsNot() {
    watch.jumps(PARTITION, 20, 23);
    assertThat(told).isEmpty();
  }

  @Test
  void aJumpIsToldNoFurtherThanToTheNextRecord() {
    first = 100;
    watch.jumps(PARTITION, 20, 23);
    assertThat(told).singleElement().asString().startsWith("offsets 20 to 22 of");
    assertThat(gone).isEqualTo(3);
  }

  @Test
  void aTransactionForEachRecordAsksOnce() {
    for (long offset = 11; offset < 1_000; offset += 2) {
      watch.jumps(PARTITION, offset, offset + 1);
    }
    assertThat(asked).isEqualTo(1);
  }

  @Test
  void aTopicFullOfGapsIsAskedAboutTheLargest() {
    for (long offset = 11; offset < 1_000; offset += 4) {
      watch.jumps(PARTITION, offset, offset + 2);
    }
    watch.jumps(PARTITION, 1_000, 1_100);
    assertThat(asked).isEqualTo(2);
  }

  @Test
  void brokersThatDoNotAnswerDoNotStopTheReader() {
    var blind =
        new SkipWatch(
            partition -> {
              throw new UserException("no answer");
            },
            told::add,
            offsets -> gone += offsets);
    blind.begins(PARTITION, 4);
    assertThat(told)
        .containsExactly("cannot see whether offsets from 4 on of visits-3 are gone: no answer");
  }
}
