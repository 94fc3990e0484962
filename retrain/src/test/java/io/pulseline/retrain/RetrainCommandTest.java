package io.pulseline.retrain;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.pulseline.cli.Cli;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The command as people call it, up to where it begins to stay. */
class RetrainCommandTest {
  private static final String PIPELINE = Path.of("../kubeflow/pipeline.yaml").toString();

  private TestKfp kfp;
  private String said;

  @BeforeEach
  void startTheServer() throws Exception {
    kfp = new TestKfp();
  }

  @AfterEach
  void closeTheServer() {
    kfp.close();
  }

  @Test
  void cronMakesARecurringRunOfTheCompiledPipeline() {
    assertThat(cron("0 0 3 * * *", "--parameter", "seed:=7")).isZero();

    JsonNode run = kfp.recurring().get(0);
    assertThat(run.get("display_name").asText()).isEqualTo("heart-disease-training");
    assertThat(run.at("/trigger/cron_schedule/cron").asText()).isEqualTo("0 0 3 * * *");
    assertThat(run.get("max_concurrency").asText()).isEqualTo("1");
    assertThat(run.at("/pipeline_spec/pipeline_spec/pipelineInfo/name").asText())
        .isEqualTo("pulseline-training");
    assertThat(run.at("/runtime_config/parameters"))
        .hasToString("{\"dataset\":\"heart-disease\",\"seed\":7}");
  }

  @Test
  void theSecretsOfStepsTravelByTheirNamesAlone() {
    assertThat(cron("0 0 3 * * *")).isZero();

    JsonNode secret =
        kfp.recurring()
            .get(0)
            .at("/pipeline_spec/platform_spec/platforms/kubernetes/deploymentSpec/executors")
            .at("/exec-prepare/secretAsEnv/0");
    assertThat(secret.get("secretName").asText()).isEqualTo("pulseline-s3");
  }

  @Test
  void aRecurringRunOfThatNameIsNotMadeTwice() {
    assertThat(cron("0 0 3 * * *")).isZero();

    assertThat(cron("0 0 4 * * *")).isEqualTo(2);
    assertThat(kfp.recurring()).hasSize(1);
    assertThat(said).contains("there is a recurring run 'heart-disease-training' already");
  }

  @Test
  void aTokenThatIsMissingIsSaid() {
    kfp.require("secret");

    assertThat(cron("0 0 3 * * *")).isEqualTo(2);
    assertThat(said).contains("its token is missing").hasLineCount(1);
  }

  @Test
  void fiveFieldsAreNoTimesToKubeflow() {
    assertThat(cron("0 3 * * *")).isEqualTo(2);
    assertThat(said).contains("has not six fields").hasLineCount(1);
  }

  @Test
  void aFileThatIsNoPipelineIsRefused() {
    assertThat(
            retrain(
                "--cron=0 0 3 * * *",
                "--dataset=heart-disease",
                "--kfp=" + kfp.url(),
                "--pipeline=../kubeflow/katib/experiment.yaml"))
        .isEqualTo(2);
    assertThat(said).contains("experiment.yaml is no compiled pipeline");
  }

  @Test
  void whatTrainsHasToBeSaid() {
    assertThat(retrain("--on-alert", "--dataset=heart-disease", "--bootstrap=127.0.0.1:1"))
        .isEqualTo(2);
    assertThat(said).contains("say what trains").hasLineCount(1);
  }

  @Test
  void alertsNeedAKafka() {
    assertThat(retrain("--on-alert", "--dataset=heart-disease", "--", "train", "run")).isEqualTo(2);
    assertThat(said).contains("--bootstrap").hasLineCount(1);
  }

  @Test
  void oneOfAlertsAndClockIsChosen() {
    assertThat(retrain("--dataset=heart-disease")).isEqualTo(2);
    assertThat(retrain("--on-alert", "--cron=0 0 3 * * *", "--dataset=heart-disease")).isEqualTo(2);
  }

  private int cron(String cron, String... more) {
    List<String> args =
        new ArrayList<>(
            List.of(
                "--cron=" + cron,
                "--dataset=heart-disease",
                "--kfp=" + kfp.url(),
                "--pipeline=" + PIPELINE));
    args.addAll(List.of(more));
    return retrain(args.toArray(String[]::new));
  }

  private int retrain(String... args) {
    List<String> line = new ArrayList<>(List.of("retrain"));
    line.addAll(List.of(args));
    PrintStream err = System.err;
    ByteArrayOutputStream caught = new ByteArrayOutputStream();
    System.setErr(new PrintStream(caught, true, StandardCharsets.UTF_8));
    try {
      return Cli.run(new Main(), line.toArray(String[]::new));
    } finally {
      System.setErr(err);
      said = caught.toString(StandardCharsets.UTF_8);
    }
  }
}
