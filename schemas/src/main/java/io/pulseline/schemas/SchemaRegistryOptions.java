package io.pulseline.schemas;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.pulseline.contract.UserException;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Mixin of every command that reads or writes messages with registered schemas. */
public final class SchemaRegistryOptions {
  static final String PASSWORD = "SCHEMA_REGISTRY_PASSWORD";

  @Option(
      names = "--schema-registry",
      paramLabel = "URL",
      description =
          "A schema registry with Confluent's REST API, like http://host:8081. What is written to"
              + " Kafka has its schema registered as <topic>-value, and records in Avro are read by"
              + " theirs. Default: none.")
  private String url;

  @Option(
      names = "--schema-registry-user",
      paramLabel = "NAME",
      description = "Who logs in; the password comes from " + PASSWORD + ".")
  private String user;

  private final Map<String, String> environment;

  /** Secrets come from this process's environment. */
  public SchemaRegistryOptions() {
    this(System.getenv());
  }

  SchemaRegistryOptions(Map<String, String> environment) {
    this.environment = environment;
  }

  /**
   * What the options say, empty without a registry.
   *
   * @throws UserException when the URL is none, or the password is missing
   */
  public Optional<SchemaRegistrySettings> settings() {
    if (url == null) {
      if (user != null) {
        throw new UserException("--schema-registry-user is given without --schema-registry");
      }
      return Optional.empty();
    }
    return Optional.of(new SchemaRegistrySettings(url, authorization()));
  }

  private String authorization() {
    if (user == null) {
      return null;
    }
    String password = environment.get(PASSWORD);
    if (password == null) {
      throw new UserException(
          "--schema-registry-user %s has no password; set %s".formatted(user, PASSWORD));
    }
    return "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(UTF_8));
  }
}
