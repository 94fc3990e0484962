package io.pulseline.operator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Holds the ingest FlinkDeployment against the operator's own definition and validator. */
class IngestDeploymentTest {
  private static StrictCrd crd;
  private static OperatorValidator validator;

  private final ObjectNode ingest = Manifests.ingest();

  @BeforeAll
  static void loadTheOperatorsRules() throws IOException {
    crd = StrictCrd.flinkDeployment();
    validator = new OperatorValidator();
  }

  @Test
  void isWhatTheCustomResourceDefinitionDescribes() {
    assertThat(crd.problems(ingest)).isEmpty();
  }

  @Test
  void isAcceptedByTheOperatorsValidator() {
    assertThat(validator.problem(ingest)).isEmpty();
  }

  @Test
  void takesTheS3AddressFromWhereItStandsForAllReaders() {
    assertThat(Manifests.addresses()).containsKey("PULSELINE_S3_ENDPOINT");
    assertThat(ingest.at("/spec/flinkConfiguration/s3.endpoint").textValue())
        .isEqualTo("${env.PULSELINE_S3_ENDPOINT}");
  }

  @Test
  void checkpointsWhereTheJobIsToldToCheckpoint() {
    String configured = ingest.at("/spec/flinkConfiguration/state.checkpoints.dir").textValue();

    assertThat(ingest.at("/spec/job/args"))
        .anySatisfy(arg -> assertThat(arg.textValue()).isEqualTo("--checkpoints=" + configured));
  }

  @Test
  void tellsPrometheusWhereItsMetricsAre() {
    String port = ingest.at("/spec/flinkConfiguration/metrics.reporter.prom.port").textValue();
    JsonNode pod = ingest.at("/spec/podTemplate");

    assertThat(pod.at("/metadata/annotations").get("prometheus.io/scrape").textValue())
        .isEqualTo("true");
    assertThat(pod.at("/metadata/annotations").get("prometheus.io/port").textValue())
        .isEqualTo(port);
    assertThat(pod.at("/spec/containers/0/ports/0/name").textValue()).isEqualTo("metrics");
    assertThat(pod.at("/spec/containers/0/ports/0/containerPort").asText()).isEqualTo(port);
  }

  @Test
  void aMisspeltFieldIsRefused() {
    job(ingest).set("upgradMode", job(ingest).remove("upgradeMode"));

    assertThat(crd.problems(ingest)).singleElement().asString().contains("upgradMode");
  }

  @Test
  void aMisspeltFieldDeepInThePodTemplateIsRefused() {
    ((ObjectNode) ingest.at("/spec/podTemplate/spec/securityContext")).put("runAsNonRooot", true);

    assertThat(crd.problems(ingest)).singleElement().asString().contains("runAsNonRooot");
  }

  @Test
  void anUpgradeModeThatNeedsHighAvailabilityIsRefusedWithoutIt() throws IOException {
    ((ObjectNode) ingest.at("/spec/flinkConfiguration"))
        .remove(
            List.of("high-availability.type", "kubernetes.operator.deployment.rollback.enabled"));

    assertThat(validator.problem(ingest)).get().asString().containsIgnoringCase("last-state");
  }

  private static ObjectNode job(ObjectNode deployment) {
    return (ObjectNode) deployment.at("/spec/job");
  }
}
