package io.pulseline.jobs.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pulseline.contract.UserException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class RecordOptionsTest {
  @Test
  void theDatasetsTopicIsReadFromItsFirstRecord() {
    RecordSettings settings = parse();
    assertThat(settings.topics()).isEqualTo(TopicSelection.of(List.of("heart-disease.records")));
    assertThat(settings.start()).isEqualTo(StartFrom.EARLIEST);
  }

  @Test
  void topicsAreGivenByCommasAndAgain() {
    assertThat(parse("--topic", "a,b", "--topic", "c").topics().names())
        .containsExactly("a", "b", "c");
  }

  @Test
  void aTopicWithoutANameIsRefused() {
    for (String topics : List.of("", "a,,b", ",a", "a, ")) {
      assertThatThrownBy(() -> parse("--topic", topics))
          .isInstanceOf(UserException.class)
          .hasMessageContaining("--topic has an empty name");
    }
  }

  @Test
  void aStartIsAWordOrATime() {
    assertThat(parse("--start-from", "Committed").start().kind())
        .isEqualTo(StartFrom.Kind.COMMITTED);
    assertThat(parse("--start-from", "2026-01-02").start())
        .isEqualTo(new StartFrom(StartFrom.Kind.TIMESTAMP, Instant.parse("2026-01-02T00:00:00Z")));
    assertThatThrownBy(() -> parse("--start-from", "yesterday"))
        .hasMessageContaining("is no time such as");
  }

  @Test
  void namesAndAPatternExcludeEachOther() {
    assertThatThrownBy(() -> parse("--topic", "a", "--topic-pattern", "b.*"))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("exclude each other");
  }

  @Test
  void aJobDoesNotReadItsOwnDeadLetters() {
    assertThatThrownBy(() -> parse("--topic-pattern", "heart-.*"))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("heart-disease.dead-letters is the dead-letter topic");
  }

  private static RecordSettings parse(String... args) {
    List<String> all = new ArrayList<>(List.of("--bootstrap", "127.0.0.1:1"));
    all.addAll(List.of(args));
    RecordOptions options = new RecordOptions();
    new CommandLine(options).parseArgs(all.toArray(String[]::new));
    return options.settings();
  }
}
