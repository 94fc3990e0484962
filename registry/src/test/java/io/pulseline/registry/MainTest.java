package io.pulseline.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.pulseline.cli.Cli;
import io.pulseline.contract.model.Comparison;
import io.pulseline.contract.model.ModelPackage;
import io.pulseline.storage.S3Settings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

@ResourceLock(Resources.SYSTEM_OUT)
@ResourceLock(Resources.SYSTEM_ERR)
class MainTest {
  @TempDir Path folder;

  private int exitCode;
  private String out;
  private String err;

  @BeforeEach
  void makeLake() throws IOException {
    Files.createDirectory(folder.resolve("lake"));
  }

  @Test
  void takesALakeThatIsNotThereForAMistake() throws Exception {
    Files.delete(folder.resolve("lake"));

    for (String command : List.of("list", "show", "rollback", "history")) {
      run(command);
      assertThat(exitCode).isEqualTo(2);
      assertThat(err)
          .isEqualTo(
              "error: there is no folder " + folder.resolve("lake") + "; name one that is there\n");
    }
    run("promote", "v_1");
    assertThat(err).startsWith("error: there is no folder ").hasLineCount(1);
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void listsAndShowsWhatIsRegistered() throws Exception {
    run("list");
    assertThat(out).contains("no models of 'heart-disease'");
    register(1);
    Path broken = Files.createDirectories(folder.resolve("lake/models/heart-disease/v_0"));
    Files.writeString(broken.resolve("model.json"), "{");

    run("list");
    assertThat(out).startsWith("production  v_1  auc 0.5000").contains("broken      v_0  ");
    assertThat(exitCode).isZero();
    run("show");
    assertThat(out)
        .startsWith("v_1")
        .contains("stage    production", "0 from 0 files")
        .containsPattern("content  [0-9a-f]{64}\n");
    run("show", "v_none");
    assertThat(exitCode).isEqualTo(2);
    assertThat(err).startsWith("error: no model 'v_none' of 'heart-disease'").hasLineCount(1);
  }

  @Test
  void promotesAndRollsBackAndRemembersWhoAsked() throws Exception {
    register(1);
    register(2);

    run("promote", "v_2", "--by", "ann", "--reason", "it is quicker");
    assertThat(out)
        .isEqualTo(
            """
            production v_2
              why       auc +0.0200 [0.0100, 0.0300] against v_1: it is quicker
              archived  v_1, which was in production
            """);
    run("rollback", "--by", "bob");
    assertThat(out).startsWith("production v_1\n");
    run("rollback");
    assertThat(exitCode).isEqualTo(2);
    assertThat(err).startsWith("error: no version of 'heart-disease' was in production before");

    run("history");
    assertThat(out.lines())
        .anyMatch(
            line ->
                line.endsWith(
                    "promote   v_2  staging to production  by ann"
                        + "  (auc +0.0200 [0.0100, 0.0300] against v_1: it is quicker)"))
        .anyMatch(line -> line.endsWith("rollback  v_1  archived to production  by bob"));
  }

  @Test
  void refusesWhatIsNotBetterUnlessItIsForcedForAReason() throws Exception {
    register(1);
    register(3);

    run("promote", "v_3");
    assertThat(exitCode).isEqualTo(2);
    assertThat(err)
        .startsWith("error: v_3 is not promoted: it was compared with v_2, and now v_1 is in prod")
        .hasLineCount(1);
    run("promote", "v_3", "--force");
    assertThat(err).startsWith("error: --force needs a --reason").hasLineCount(1);
    run("promote", "v_3", "--force", "--reason", "v_1 leaks");
    assertThat(exitCode).isZero();

    run("show", "v_3");
    assertThat(out)
        .contains(
            "production (forced though it was compared with v_2, and now v_1 is in production:"
                + " v_1 leaks)");
  }

  @Test
  void archivesWhatIsNotServed() throws Exception {
    register(1);
    register(2);

    run("archive", "v_2", "--reason", "a trial", "--json");
    assertThat(out).contains("\"stage\":\"archived\"", "\"why\":\"a trial\"");
    run("archive", "v_1");
    assertThat(exitCode).isEqualTo(2);
    assertThat(err).startsWith("error: v_1 is in production").hasLineCount(1);
  }

  @Test
  void fetchesProductionAndSaysNothingButWhereItLies() throws Exception {
    String here = folder.resolve("here").toString();
    run("fetch", "--out", here);
    assertThat(exitCode).isEqualTo(2);
    assertThat(err).startsWith("error: no model is in production in");

    register(1);
    run("fetch", "--out", here);
    assertThat(out).isEqualTo(folder.resolve("here/v_1") + "\n");
    run("fetch", "--out", here, "--json");
    assertThat(out).startsWith("{\"version\":\"v_1\",\"folder\":\"");
  }

  /** A version that is better than the one before it in number. */
  private void register(int number) throws IOException {
    Comparison comparison = TinyPackage.better("v_" + (number - 1));
    ModelPackage model = TinyPackage.write(folder.resolve("made"), number, comparison);
    String lake = folder.resolve("lake").toString();
    try (ModelStore store = ModelStore.open(TinyPackage.DATASET, lake, S3Settings.of(null))) {
      store.upload(model);
      store.register(model.manifest(), Promotion.FIRST, TinyPackage.GATE, TinyPackage.BY);
    }
  }

  private void run(String command, String... more) {
    String lake = folder.resolve("lake").toString();
    String[] args =
        Stream.concat(
                Stream.of("models", command, "--dataset", "heart-disease", "--lake", lake),
                Stream.of(more))
            .toArray(String[]::new);
    PrintStream realOut = System.out;
    PrintStream realErr = System.err;
    ByteArrayOutputStream outBytes = new ByteArrayOutputStream();
    ByteArrayOutputStream errBytes = new ByteArrayOutputStream();
    try {
      System.setOut(new PrintStream(outBytes, true, StandardCharsets.UTF_8));
      System.setErr(new PrintStream(errBytes, true, StandardCharsets.UTF_8));
      exitCode = Cli.run(new Main(), args);
    } finally {
      System.setOut(realOut);
      System.setErr(realErr);
    }
    out = outBytes.toString(StandardCharsets.UTF_8);
    err = errBytes.toString(StandardCharsets.UTF_8);
  }
}
