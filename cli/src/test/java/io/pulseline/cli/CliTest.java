package io.pulseline.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import io.pulseline.contract.UserException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

class CliTest {
  private final PrintStream stdout = System.out;
  private final PrintStream stderr = System.err;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @TempDir private Path folder;

  @Command(
      name = "root",
      subcommands = {Copy.class, Serve.class})
  static final class Root {}

  @Command(name = "serve")
  static final class Serve implements Callable<Integer> {
    @Option(names = "--version")
    private String version;

    @Override
    public Integer call() {
      System.out.println("version " + version);
      return 0;
    }
  }

  @Command(name = "copy")
  static final class Copy implements Callable<Integer> {
    @Option(names = "--topic", defaultValue = "records")
    private String topic;

    @Option(names = "--store-password", defaultValue = "")
    private String password;

    @Option(names = "--rate", defaultValue = "1")
    private int rate;

    @Option(names = "--only", split = ",")
    private List<String> only = List.of();

    @Override
    public Integer call() {
      if (topic.equals("bad")) {
        throw new UserException("topic 'bad' does not exist; create it");
      }
      if (topic.equals("heavy")) {
        throw new UnsatisfiedLinkError("no room for libheavy.so");
      }
      if (topic.equals("unreadable")) {
        throw new UncheckedIOException(new AccessDeniedException("/secret"));
      }
      if (topic.equals("worse")) {
        throw new IllegalStateException("a bug");
      }
      System.out.println(
          topic
              + " "
              + rate
              + (password.isEmpty() ? "" : " with a password")
              + (only.isEmpty() ? "" : " " + only));
      return 0;
    }
  }

  @BeforeEach
  void captureOutput() {
    System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
    System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
  }

  @AfterEach
  void restoreOutput() {
    System.setOut(stdout);
    System.setErr(stderr);
  }

  @Test
  void layersDefaultsBelowFileBelowEnvironmentBelowCommandLine() throws IOException {
    Path file = Files.writeString(folder.resolve("c.yaml"), "topic: file\nrate: 7\n");
    Map<String, String> environment = Map.of("PULSELINE_TOPIC", "environment");

    run(Map.of(), "copy");
    run(Map.of(), "copy", "--config", file.toString());
    run(environment, "copy", "--config=" + file);
    run(environment, "copy", "--config", file.toString(), "--topic", "line");

    assertThat(out.toString(StandardCharsets.UTF_8).lines())
        .containsExactly("records 1", "file 7", "environment 7", "line 7");
  }

  @Test
  void showsWhereEachSettingComesFromAndHidesSecrets() throws IOException {
    Path file = Files.writeString(folder.resolve("c.yaml"), "rate: 7\n");

    run(
        Map.of("PULSELINE_STORE_PASSWORD", "hush"),
        "copy",
        "--config",
        file.toString(),
        "--topic",
        "t",
        "--print-config");

    assertThat(out.toString(StandardCharsets.UTF_8).lines())
        .containsExactlyInAnyOrder(
            "topic: t  # command line",
            "store-password: ***  # environment PULSELINE_STORE_PASSWORD",
            "rate: 7  # file " + file,
            "only: []  # default");
  }

  @Test
  void refusesAnUnknownKeyOfTheFileAndGuessesWhatWasMeant() throws IOException {
    Path file = Files.writeString(folder.resolve("c.yaml"), "topics: t\n");

    int code = run(Map.of(), "copy", "--config", file.toString());

    assertThat(code).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8).lines())
        .containsExactly(
            "error: "
                + file
                + " sets 'topics', which 'root copy' does not know; did you mean 'topic'?");
  }

  @Test
  void guessesTheOptionThatWasMeantWithAValueBehindAnEqualsSign() {
    assertThat(run(Map.of(), "copy", "--tpic=x")).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("did you mean '--topic'?");
  }

  @Test
  void guessesTheCommandThatWasMeant() {
    assertThat(run(Map.of(), "cpoy")).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8).lines())
        .containsExactly(
            "error: Unmatched argument at index 0: 'cpoy'; did you mean 'copy'?; see 'root --help'");
  }

  @Test
  void tellsItsVersion() {
    assertThat(run(Map.of(), "copy", "-V")).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8)).startsWith("Pulseline ");
  }

  @Test
  void printsAUserErrorOnOneLine() {
    int code = run(Map.of(), "copy", "--topic", "bad");

    assertThat(code).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .isEqualTo("error: topic 'bad' does not exist; create it" + System.lineSeparator());
  }

  @Test
  void printsABugOnOneLineAndItsTraceWhenAsked() {
    assertThat(run(Map.of(), "copy", "--topic", "worse")).isEqualTo(1);
    assertThat(err.toString(StandardCharsets.UTF_8).lines())
        .containsExactly("error: IllegalStateException: a bug (--verbose shows where)");

    run(Map.of(), "copy", "--topic", "worse", "--verbose");
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("at io.pulseline.cli.CliTest");
  }

  @Test
  void saysWhatToDoAboutALibraryThatCannotBeLoaded() {
    assertThat(run(Map.of(), "copy", "--topic", "heavy")).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8).lines())
        .singleElement(STRING)
        .contains("no room for libheavy.so", "make room there", "-Djava.io.tmpdir=FOLDER");
  }

  @Test
  void endsWithTwoWhenAFileIsInTheWay() {
    assertThat(run(Map.of(), "copy", "--topic", "unreadable")).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8)).startsWith("error: no permission for /secret");
  }

  @Test
  void endsWithTwoOnWrongUsage() {
    assertThat(run(Map.of(), "copy", "--tpic", "x")).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8).lines())
        .containsExactly(
            "error: Unknown options: '--tpic', 'x'; did you mean '--topic'?;"
                + " see 'root copy --help'");
  }

  @Test
  void takesWhatStandsBetweenCommas() {
    assertThat(run(Map.of(), "copy", "--only", "a,b")).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8)).startsWith("records 1 [a, b]");
  }

  @Test
  void endsWithTwoWhenThereAreOnlyCommas() {
    assertThat(run(Map.of(), "copy", "--only", ",")).isEqualTo(2);
    assertThat(run(Map.of("PULSELINE_ONLY", ", ,"), "copy")).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8).lines())
        .containsExactly(
            "error: --only ',' names nothing; see 'root copy --help'",
            "error: --only ', ,' names nothing; see 'root copy --help'");
  }

  @Test
  void asksForASubcommandWhenNoneIsGiven() {
    assertThat(run(Map.of())).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("Missing required subcommand");
  }

  @Test
  void showsHelpOfEveryCommand() {
    assertThat(run(Map.of(), "copy", "--help")).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("--topic", "--print-config");
  }

  private static int run(Map<String, String> environment, String... args) {
    return Cli.run(new Root(), environment, args);
  }
}
