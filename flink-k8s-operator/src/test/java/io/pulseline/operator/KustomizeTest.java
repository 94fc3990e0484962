package io.pulseline.operator;

import static io.pulseline.operator.Kustomize.name;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code kubectl kustomize} makes of this room; runs where kubectl is installed. */
class KustomizeTest {
  private static final Map<String, Kustomize> RENDERED = new TreeMap<>();
  private static StrictCrd crd;
  private static OperatorValidator validator;

  @TempDir private static Path folder;

  @BeforeAll
  static void render() throws IOException {
    assumeTrue(Kustomize.isInstalled(), "kubectl is not installed");
    crd = StrictCrd.flinkDeployment();
    validator = new OperatorValidator();
    for (String target : List.of("base", "prepare", "overlays/dev", "overlays/production")) {
      RENDERED.put(target, Kustomize.render(Manifests.ROOM.resolve(target)));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"base", "prepare", "overlays/dev", "overlays/production"})
  void everyJobIsWhatTheDefinitionDescribesAndTheOperatorAccepts(String target) {
    assertThat(jobs(target))
        .isNotEmpty()
        .allSatisfy(
            job -> {
              assertThat(crd.problems(job)).isEmpty();
              assertThat(validator.problem(job)).isEmpty();
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"base", "overlays/dev", "overlays/production"})
  void thereIsOneDeploymentForEachStreamingJob(String target) {
    assertThat(jobs(target))
        .extracting(job -> job.at("/spec/job/args/0").textValue())
        .containsExactly("ingest", "monitor", "score");
    assertThat(jobs(target))
        .extracting(Kustomize::name)
        .containsExactly("pulseline-ingest", "pulseline-monitor", "pulseline-score");
  }

  @ParameterizedTest
  @ValueSource(strings = {"prepare", "overlays/dev", "overlays/production"})
  void everyPodReadsTheAddressesByTheirHashedName(String target) {
    String addresses = name(RENDERED.get(target).only("ConfigMap"));

    assertThat(addresses).startsWith("pulseline-addresses-");
    assertThat(jobs(target))
        .allSatisfy(
            job ->
                assertThat(job.findValue("configMapRef").get("name").textValue())
                    .isEqualTo(addresses));
  }

  @Test
  void anOverlayThatChangesOnlyTheAddressesChangesThemForEveryReader() throws IOException {
    Kustomize elsewhere =
        overlay(
            """
            configMapGenerator:
              - name: pulseline-addresses
                behavior: merge
                literals: [PULSELINE_S3_ENDPOINT=http://elsewhere:9000]
            """);

    JsonNode addresses = elsewhere.only("ConfigMap");
    assertThat(addresses.at("/data/PULSELINE_S3_ENDPOINT").textValue())
        .isEqualTo("http://elsewhere:9000");
    assertThat(elsewhere.all("FlinkDeployment"))
        .hasSize(3)
        .allSatisfy(
            job -> {
              assertThat(job.at("/spec/flinkConfiguration/s3.endpoint").textValue())
                  .isEqualTo("${env.PULSELINE_S3_ENDPOINT}");
              assertThat(job.findValue("configMapRef").get("name").textValue())
                  .isEqualTo(name(addresses));
            });
    assertThat(elsewhere.documents().toString())
        .doesNotContain(Manifests.addresses().getProperty("PULSELINE_S3_ENDPOINT"));
  }

  @Test
  void anOverlayNamesTheImageOfAllJobs() throws IOException {
    Kustomize tagged =
        overlay(
            """
            images:
              - name: pulseline-flink
                newName: registry.example/pulseline-flink
                newTag: "7"
            """);

    assertThat(tagged.all("FlinkDeployment"))
        .extracting(job -> job.at("/spec/image").textValue())
        .containsOnly("registry.example/pulseline-flink:7");
  }

  @Test
  void theJobThatIsRunByTheTestsIsThatOfProduction() {
    ObjectNode rendered = RENDERED.get("overlays/production").job("ingest").deepCopy();
    ObjectNode merged = Manifests.ingest();

    for (String part : List.of("flinkConfiguration", "job", "jobManager", "taskManager")) {
      assertThat(merged.at("/spec/" + part)).isEqualTo(rendered.at("/spec/" + part));
    }
  }

  @Test
  void threeJobsOfASmallClusterFitOnTwoCores() {
    double cpus =
        jobs("overlays/dev").stream()
            .mapToDouble(
                job ->
                    job.at("/spec/jobManager/resource/cpu").doubleValue()
                        + job.at("/spec/taskManager/resource/cpu").doubleValue())
            .sum();

    assertThat(cpus).isLessThanOrEqualTo(1.6);
  }

  @Test
  void theWorkFolderIsOnTheVolumeThatComesAlong() {
    JsonNode prepare = RENDERED.get("prepare").job("prepare");

    assertThat(prepare.findValue("claimName").textValue())
        .isEqualTo(name(RENDERED.get("prepare").only("PersistentVolumeClaim")));
    assertThat(prepare.at("/spec/job/args").toString())
        .contains("\"--work=" + prepare.findValue("mountPath").textValue() + "/");
  }

  @Test
  void deletingThePrepareJobTakesNothingFromTheStreamingOnes() {
    assertThat(RENDERED.get("prepare").documents())
        .extracting(Kustomize::name)
        .doesNotContainAnyElementsOf(
            RENDERED.get("base").documents().stream().map(Kustomize::name).toList());
  }

  @Test
  void thePodsRunAsTheAccountThatTheRoleIsBoundTo() {
    Kustomize base = RENDERED.get("base");
    JsonNode account = base.only("ServiceAccount").at("/metadata/name");

    assertThat(base.only("RoleBinding").at("/subjects/0/name")).isEqualTo(account);
    assertThat(Stream.concat(jobs("base").stream(), jobs("prepare").stream()))
        .allSatisfy(job -> assertThat(job.at("/spec/serviceAccount")).isEqualTo(account));
  }

  @Test
  void everyJobOfProductionHasADisruptionBudget() {
    assertThat(RENDERED.get("overlays/production").all("PodDisruptionBudget"))
        .extracting(budget -> budget.at("/spec/selector/matchLabels/app").textValue())
        .containsExactlyElementsOf(
            jobs("overlays/production").stream().map(Kustomize::name).toList());
  }

  @Test
  void noSecretIsContained() {
    assertThat(RENDERED.values())
        .allSatisfy(rendered -> assertThat(rendered.all("Secret")).isEmpty());
  }

  private static List<JsonNode> jobs(String target) {
    return RENDERED.get(target).all("FlinkDeployment");
  }

  /** Renders an overlay of production, which says nothing but this. */
  private static Kustomize overlay(String says) throws IOException {
    Path overlay = Files.createTempDirectory(folder, "overlay");
    Path production = Manifests.ROOM.resolve("overlays/production");
    Files.writeString(
        overlay.resolve("kustomization.yaml"),
        "resources: [" + overlay.toRealPath().relativize(production.toRealPath()) + "]\n" + says);
    return Kustomize.render(overlay);
  }
}
