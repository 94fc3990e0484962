package io.pulseline.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pulseline.contract.UserException;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

class SchemaRegistryOptionsTest {
  private static final String URL = "--schema-registry=http://registry:8081";

  @Test
  void areEmptyWithoutARegistry() {
    assertThat(settings(Map.of())).isEmpty();
  }

  @Test
  void logInWithThePasswordOfTheEnvironment() {
    assertThat(
            settings(
                Map.of(SchemaRegistryOptions.PASSWORD, "secret"),
                URL,
                "--schema-registry-user=ada"))
        .contains(new SchemaRegistrySettings("http://registry:8081", "Basic YWRhOnNlY3JldA=="))
        .get()
        .asString()
        .doesNotContain("YWRh");
  }

  @Test
  void sayThatThePasswordIsMissing() {
    assertThatThrownBy(() -> settings(Map.of(), URL, "--schema-registry-user=ada"))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("set SCHEMA_REGISTRY_PASSWORD");
  }

  @Test
  void sayThatAUrlIsNone() {
    assertThatThrownBy(() -> settings(Map.of(), "--schema-registry=localhost:8081"))
        .isInstanceOf(UserException.class)
        .hasMessage("--schema-registry 'localhost:8081' is no URL like http://host:8081");
  }

  @Command
  private static final class Line {
    @Mixin final SchemaRegistryOptions options;

    Line(Map<String, String> environment) {
      options = new SchemaRegistryOptions(environment);
    }
  }

  private static Optional<SchemaRegistrySettings> settings(
      Map<String, String> environment, String... arguments) {
    Line line = new Line(environment);
    new CommandLine(line).parseArgs(arguments);
    return line.options.settings();
  }
}
