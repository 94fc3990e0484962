package io.pulseline.kubeflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.pulseline.launch.FreePorts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The command lines of Katib's trials, of Trainer's nodes and of the Deployment beside pipelines.
 */
class TrainingManifestsTest {
  private static final Map<String, String> TRIAL =
      Map.of(
          "maxDepth", "3",
          "eta", "0.25",
          "minChildWeight", "2.5",
          "subsample", "0.8",
          "colsample", "0.75",
          "lambda", "1.5");

  @TempDir private static Path folder;
  private static Image image;
  private static Path lake;

  @BeforeAll
  static void makeTheLake() throws Exception {
    image = Image.layOut();
    lake = SmallLake.make(image, Files.createDirectories(folder.resolve("lake")));
  }

  @Test
  void aTrialSaysItsMetricsAsKatibReadsThem() throws Exception {
    JsonNode spec = Manifests.read("kubeflow/katib/experiment.yaml").get("spec");
    JsonNode pod = spec.at("/trialTemplate/trialSpec/spec/template/spec");
    Path work = folder.resolve("trial");

    run(pod.at("/initContainers/0"), work, List.of());
    Run fit = run(pod.at("/containers/0"), work, List.of());

    // Katib's default filter of the standard output
    assertThat(fit.output())
        .containsPattern("(?m)^auc=0\\.\\d+$")
        .containsPattern("(?m)^log_loss=0\\.\\d+$")
        .containsPattern("(?m)^accuracy=0\\.\\d+$")
        .contains("of depth 3");
    assertThat(spec.at("/objective/objectiveMetricName").asText()).isEqualTo("auc");
  }

  @Test
  void aTrainJobOfOneNodeRegistersAVersion() throws Exception {
    JsonNode node = job("kubeflow/trainer/cluster-training-runtime.yaml", "node");
    JsonNode trainer = Manifests.read("kubeflow/trainer/trainjob.yaml").at("/spec/trainer");

    Run run = run(node, folder.resolve("one"), Manifests.strings(trainer.get("args")));

    assertThat(run.output()).contains("registered v_");
  }

  @Test
  void theNodesOfATrainJobFitOneModel() throws Exception {
    String runtime = "kubeflow/trainer/cluster-training-runtime-distributed.yaml";
    JsonNode trainer =
        Manifests.read("kubeflow/trainer/trainjob-distributed.yaml").at("/spec/trainer");
    List<String> args = Manifests.strings(trainer.get("args"));
    Path work = folder.resolve("several");
    int nodes = trainer.get("numNodes").intValue();
    int port = FreePorts.one();

    run(job(runtime, "prepare"), work, List.of());
    List<CompletableFuture<Run>> fits =
        IntStream.range(0, nodes)
            .mapToObj(task -> fit(job(runtime, "node"), work, args, nodes, task, port))
            .toList();
    fits.forEach(CompletableFuture::join);
    JsonNode register = pod(runtime, "register");
    run(register.at("/initContainers/0"), work, List.of());
    Run run = run(register.at("/containers/0"), work, List.of());

    assertThat(run.output()).contains("registered v_");
  }

  @Test
  void theDeploymentsOptionsAreThoseOfRetrain() throws Exception {
    JsonNode container =
        Manifests.read("kubeflow/retrain/deployment.yaml").at("/spec/template/spec/containers/0");
    List<String> args =
        Manifests.strings(container.get("args")).stream()
            .map(arg -> arg.replace("/etc/pulseline", Image.ROOT.resolve("kubeflow").toString()))
            .map(arg -> arg.replace("kafka.pulseline:9092", "127.0.0.1:1"))
            .toList();

    Run run = Run.of(image.container(folder, List.of("pulseline"), args));

    assertThat(run.output()).contains("no Kafka broker answers at 127.0.0.1:1");
    assertThat(run.exitCode()).isEqualTo(2);
  }

  private static JsonNode job(String runtime, String name) {
    return pod(runtime, name).at("/containers/0");
  }

  private static JsonNode pod(String runtime, String name) {
    JsonNode jobs = Manifests.read(runtime).at("/spec/template/spec/replicatedJobs");
    return StreamSupport.stream(jobs.spliterator(), false)
        .filter(job -> job.get("name").asText().equals(name))
        .findFirst()
        .orElseThrow()
        .at("/template/spec/template/spec");
  }

  private static CompletableFuture<Run> fit(
      JsonNode container, Path work, List<String> args, int nodes, int task, int port) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            ProcessBuilder process = process(container, work, args);
            // What Trainer's XGBoost policy sets on a node
            process.environment().put("DMLC_TRACKER_URI", "127.0.0.1");
            process.environment().put("DMLC_TRACKER_PORT", Integer.toString(port));
            process.environment().put("DMLC_NUM_WORKER", Integer.toString(nodes));
            process.environment().put("DMLC_TASK_ID", Integer.toString(task));
            return Run.wellOf(process);
          } catch (Exception e) {
            throw new IllegalStateException(e);
          }
        });
  }

  private static Run run(JsonNode container, Path work, List<String> args) throws Exception {
    return Run.wellOf(process(container, work, args));
  }

  /**
   * A container's process.
   *
   * @param args in place of the container's own; none for those
   */
  private static ProcessBuilder process(JsonNode container, Path work, List<String> args) {
    List<String> own =
        container.has("args") ? Manifests.strings(container.get("args")) : List.<String>of();
    return image.container(
        folder,
        filledIn(Manifests.strings(container.get("command")), work),
        filledIn(args.isEmpty() ? own : args, work));
  }

  private static List<String> filledIn(List<String> arguments, Path work) {
    List<String> filled = new ArrayList<>();
    for (String argument : arguments) {
      String next = argument.replaceFirst("=(/tmp)?/work$", "=" + work);
      next = next.replace("s3://pulseline", lake.toString());
      for (Map.Entry<String, String> parameter : TRIAL.entrySet()) {
        next = next.replace("${trialParameters." + parameter.getKey() + "}", parameter.getValue());
      }
      assertThat(next).doesNotContain("${");
      filled.add(next);
    }
    return filled;
  }
}
