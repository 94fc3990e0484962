package io.pulseline.operator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.kubernetes.operator.api.FlinkDeployment;
import org.apache.flink.kubernetes.operator.api.status.FlinkDeploymentStatus;
import org.apache.flink.kubernetes.operator.config.FlinkConfigManager;
import org.apache.flink.kubernetes.operator.validation.DefaultValidator;

/** What the operator itself asks of a FlinkDeployment before it does anything. */
final class OperatorValidator {
  private final DefaultValidator validator =
      new DefaultValidator(new FlinkConfigManager(new Configuration()));

  /** What is wrong with it; empty when nothing is. */
  Optional<String> problem(JsonNode resource) {
    try {
      FlinkDeployment deployment = new ObjectMapper().treeToValue(resource, FlinkDeployment.class);
      deployment.setStatus(new FlinkDeploymentStatus());
      return validator.validateDeployment(deployment);
    } catch (JsonProcessingException e) {
      return Optional.of(e.getMessage());
    }
  }
}
