package io.pulseline.jobs.elasticsearch;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.pulseline.contract.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/**
 * Mixin of every job that talks to Elasticsearch: where it is and how it lets a client in. Secrets
 * come from the environment or from files, never from arguments.
 */
public final class ElasticsearchOptions {
  static final String PASSWORD = "ELASTICSEARCH_PASSWORD";
  static final String API_KEY = "ELASTICSEARCH_API_KEY";

  @Option(
      names = "--elasticsearch",
      paramLabel = "URL",
      description =
          "Elasticsearch 7, like https://host:9200; several nodes by commas. Its API key comes from"
              + " ELASTICSEARCH_API_KEY.")
  private String url;

  @Option(
      names = "--elasticsearch-user",
      paramLabel = "NAME",
      description = "Who logs in; the password comes from ELASTICSEARCH_PASSWORD.")
  private String user;

  @Option(
      names = "--elasticsearch-secret-file",
      paramLabel = "FILE",
      description =
          "The password, or without a user the API key, in place of the environment variable.")
  private Path secretFile;

  @Option(
      names = "--elasticsearch-ca",
      paramLabel = "FILE",
      description = "Certificates to trust, PEM (default: those that Java knows).")
  private Path authority;

  private final Map<String, String> environment;

  /** Secrets come from this process's environment. */
  public ElasticsearchOptions() {
    this(System.getenv());
  }

  ElasticsearchOptions(Map<String, String> environment) {
    this.environment = environment;
  }

  /** Whether an address is given. */
  public boolean isGiven() {
    return url != null;
  }

  /**
   * What the options say.
   *
   * @throws UserException when the address or a secret is missing, or a file cannot be read; never
   *     with the secret
   */
  public ElasticsearchSettings settings() {
    if (url == null) {
      throw new UserException("--elasticsearch is missing: a URL like http://host:9200");
    }
    var settings =
        new ElasticsearchSettings(
            url, authorization(), authority == null ? null : read("--elasticsearch-ca", authority));
    settings.hosts();
    TrustedAuthority.requireReadable(settings.authority(), authority);
    return settings;
  }

  private String authorization() {
    if (user != null) {
      String password =
          secret(PASSWORD)
              .orElseThrow(
                  () ->
                      new UserException(
                          "--elasticsearch-user %s has no password; set %s, or name a file with"
                                  .formatted(user, PASSWORD)
                              + " --elasticsearch-secret-file"));
      return "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(UTF_8));
    }
    return secret(API_KEY).map(key -> "ApiKey " + key).orElse(null);
  }

  private Optional<String> secret(String variable) {
    Optional<String> secret =
        secretFile == null
            ? Optional.ofNullable(environment.get(variable))
            : Optional.of(read("--elasticsearch-secret-file", secretFile));
    return secret.map(String::strip).filter(text -> !text.isEmpty());
  }

  private static String read(String option, Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UserException(
          "%s %s: cannot be read (%s)".formatted(option, file, e.getClass().getSimpleName()), e);
    }
  }
}
