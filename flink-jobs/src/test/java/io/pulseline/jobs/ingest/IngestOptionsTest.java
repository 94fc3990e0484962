package io.pulseline.jobs.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pulseline.contract.UserException;
import io.pulseline.jobs.frame.Job;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** What may be left out, and what may not. */
class IngestOptionsTest {
  private static final String URL = "http://127.0.0.1:1";

  @Test
  void aJobWithBothSinksIsCalledByItsTopic() {
    assertThat(job("--elasticsearch", URL, "--lake", "/lake").title())
        .isEqualTo("ingest-heart-disease.records");
  }

  @Test
  void aJobWithoutASinkIsAnotherJob() {
    assertThat(job("--no-index", "--lake", "/lake").title())
        .isEqualTo("ingest-heart-disease.records-no-index");
    assertThat(job("--elasticsearch", URL, "--no-lake").title())
        .isEqualTo("ingest-heart-disease.records-no-lake");
  }

  @Test
  void aSinkIsNamedOrSwitchedOff() {
    assertRefused("say where documents go with --elasticsearch", "--lake", "/lake");
    assertRefused("say where rows go with --lake", "--elasticsearch", URL);
    assertRefused("leave nothing to write", "--no-index", "--no-lake");
  }

  @Test
  void rowsAreOfOneTopic() {
    assertRefused("known by partition and offset", "--no-index", "--lake", "/l", "--topic", "a,b");
    assertRefused(
        "known by partition and offset", "--no-index", "--lake", "/l", "--topic-pattern", "a.*");
    assertThat(job("--elasticsearch", URL, "--no-lake", "--topic", "a,b").title())
        .isEqualTo("ingest-a+b-no-lake");
  }

  @Test
  void anIndexHasAShardAtLeast() {
    assertRefused(
        "--index-shards must be above 0",
        "--elasticsearch",
        URL,
        "--no-lake",
        "--index-shards",
        "0");
  }

  private static void assertRefused(String why, String... args) {
    assertThatThrownBy(() -> job(args)).isInstanceOf(UserException.class).hasMessageContaining(why);
  }

  private static Job job(String... args) {
    List<String> all = new ArrayList<>(List.of("--bootstrap", "127.0.0.1:1"));
    all.addAll(List.of(args));
    IngestOptions options = new IngestOptions();
    new CommandLine(options)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .parseArgs(all.toArray(String[]::new));
    return options.job();
  }
}
