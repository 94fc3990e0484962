package io.pulseline.jobs.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pulseline.contract.UserException;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ElasticsearchOptionsTest {
  private static final String URL = "https://host:9200";

  @TempDir private Path folder;

  @Test
  void withoutASecretNobodyLogsIn() {
    assertThat(parse(Map.of()).authorization()).isNull();
  }

  @Test
  void aUserLogsInWithThePasswordOfTheEnvironment() {
    assertThat(
            parse(Map.of("ELASTICSEARCH_PASSWORD", "open sesame"), "--elasticsearch-user", "ada")
                .authorization())
        .isEqualTo("Basic YWRhOm9wZW4gc2VzYW1l");
  }

  @Test
  void withoutAUserAnApiKeyDoes() {
    assertThat(parse(Map.of("ELASTICSEARCH_API_KEY", "a2V5")).authorization())
        .isEqualTo("ApiKey a2V5");
  }

  @Test
  void aSecretOfAFileIsTakenWithoutItsLineEnd() throws Exception {
    Path secret = Files.writeString(folder.resolve("secret"), "a2V5\n");
    assertThat(parse(Map.of(), "--elasticsearch-secret-file", secret.toString()).authorization())
        .isEqualTo("ApiKey a2V5");
  }

  @Test
  void aUserWithoutAPasswordIsAskedForOne() {
    assertRefused("no password; set ELASTICSEARCH_PASSWORD", "--elasticsearch-user", "ada");
  }

  @Test
  void whatIsNoCertificateIsNamed() throws Exception {
    Path text = Files.writeString(folder.resolve("ca.pem"), "no certificate");
    assertRefused("holds no certificate as PEM", "--elasticsearch-ca", text.toString());
    assertRefused("cannot be read", "--elasticsearch-ca", folder.resolve("absent").toString());
  }

  @Test
  void whatAnotherServerAnswersIsToldInOneLine() {
    assertThat(ElasticsearchSettings.of(URL).unanswered(new IOException("no JSON\n at line 1")))
        .hasMessage(
            "Elasticsearch does not answer at https://host:9200 (no JSON); start it, or correct"
                + " --elasticsearch");
  }

  @Test
  void aFailureWithoutAMessageIsToldByItsKind() {
    assertThat(ElasticsearchSettings.of(URL).unanswered(new ClosedChannelException()))
        .hasMessageContaining("at https://host:9200 (ClosedChannelException);");
  }

  @Test
  void theSecretIsNeverToldOn() {
    assertThat(parse(Map.of("ELASTICSEARCH_API_KEY", "a2V5")))
        .hasToString("ElasticsearchSettings[https://host:9200]");
  }

  private static void assertRefused(String why, String... args) {
    assertThatThrownBy(() -> parse(Map.of(), args))
        .isInstanceOf(UserException.class)
        .hasMessageContaining(why);
  }

  private static ElasticsearchSettings parse(Map<String, String> environment, String... args) {
    List<String> all = new ArrayList<>(List.of("--elasticsearch", URL));
    all.addAll(List.of(args));
    var options = new ElasticsearchOptions(environment);
    new CommandLine(options).parseArgs(all.toArray(String[]::new));
    return options.settings();
  }
}
