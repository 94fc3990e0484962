package io.pulseline.dlq;

import static org.assertj.core.api.Assertions.assertThat;

import io.pulseline.cli.Cli;
import io.pulseline.embedded.junit.EmbeddedServers;
import io.pulseline.embedded.junit.KafkaServer;
import io.pulseline.embedded.junit.ServerKind;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

/** The commands as people call them. */
@EmbeddedServers(ServerKind.KAFKA)
class DlqTest {
  @TempDir private Path dataset;
  private String bootstrap;
  private Letters letters;

  @BeforeEach
  void sendLetters(KafkaServer kafka, TestInfo test) throws Exception {
    Files.writeString(
        dataset.resolve("dataset.yaml"),
        """
        name: visits
        target: {column: outcome}
        columns:
          - {name: spent, kind: numeric, max: 150}
          - {name: outcome, kind: categorical, values: [left, bought]}
        """);
    bootstrap = kafka.bootstrap();
    letters = Letters.in(kafka, test.getTestMethod().orElseThrow().getName());
    letters.add(0, Letters.visit(90), "OUT_OF_RANGE");
    letters.add(1, "\u001b[31m{", "NOT_JSON");
  }

  @Test
  void listNamesTheLettersOfAReason() {
    assertThat(dlq("list", "--reason", "not_json"))
        .containsExactly(
            letters.recordsTopic() + "-0-1  2026-03-02T00:00:01Z  NOT_JSON          a detail",
            "1 in " + letters.topic().name() + ": NOT_JSON 1; 0 sent again");
  }

  @Test
  void listHasTheNewestAndCountsAll() {
    assertThat(dlq("list", "--limit", "1"))
        .hasSize(2)
        .last()
        .isEqualTo("2 in " + letters.topic().name() + ": NOT_JSON 1, OUT_OF_RANGE 1; 0 sent again");
  }

  @Test
  void showPrintsAllThereIsAndLetsNoRecordSteerTheTerminal() {
    assertThat(dlq("show", letters.recordsTopic() + "-0-1"))
        .contains("  trace                abc", "  value                \\u001b[31m{")
        .noneMatch(line -> line.contains("\u001b"));
  }

  @Test
  void replaySaysWhatBecameOfEach() {
    assertThat(dlq("replay", "--all"))
        .satisfiesExactly(
            first -> assertThat(first).isEqualTo(letters.recordsTopic() + "-0-0  sent again"),
            second ->
                assertThat(second)
                    .startsWith(letters.recordsTopic() + "-0-1  still refused: NOT_JSON ("),
            last -> assertThat(last).isEqualTo("sent again 1, still refused 1"));
    assertThat(dlq("list", "--reason", "OUT_OF_RANGE")).last().asString().endsWith("1 sent again");
  }

  @Test
  void replayAsksWhichLetters() {
    assertThat(dlq("replay")).isEmpty();
    assertThat(letters.records()).isEmpty();
  }

  private List<String> dlq(String command, String... more) {
    List<String> args = new ArrayList<>(List.of("dlq", command, "--dataset", dataset.toString()));
    args.addAll(List.of("--bootstrap", bootstrap, "--dead-letter-topic", letters.topic().name()));
    args.addAll(List.of(more));
    PrintStream before = System.out;
    var out = new ByteArrayOutputStream();
    try {
      System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
      int code = Cli.run(new Main(), args.toArray(String[]::new));
      assertThat(code).isEqualTo(out.size() == 0 ? 2 : 0);
    } finally {
      System.setOut(before);
    }
    return out.toString(StandardCharsets.UTF_8).lines().toList();
  }
}
