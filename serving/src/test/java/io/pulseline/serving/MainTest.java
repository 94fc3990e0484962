package io.pulseline.serving;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The process as KServe starts and stops it. */
class MainTest {
  @TempDir private Path temp;

  /** A server of a tiny model, on free ports, with such variables and more options. */
  private ServerProcess tiny(Map<String, String> variables, String... more) throws IOException {
    TinyModel.write(temp.resolve("models"), Signatures.numbers());
    List<String> options = new ArrayList<>();
    options.addAll(List.of("--model_name=tiny", "--model_dir=" + temp.resolve("models")));
    options.addAll(List.of("--http_port=0", "--grpc_port=0"));
    options.addAll(List.of(more));
    return ServerProcess.start(temp, variables, options.toArray(String[]::new));
  }

  @Test
  void servesWithTheArgumentsOfKServeUntilItIsTerminated() throws Exception {
    TinyModel.write(temp.resolve("models"), Signatures.numbers());

    try (ServerProcess server =
        ServerProcess.start(
            temp,
            "--model_name=tiny",
            "--model_dir=" + temp.resolve("models"),
            "--http_port=0",
            "--grpc_port",
            "0",
            "--workers=1",
            "--enable_docs_url",
            "true",
            "--max_threads=4",
            "--protocol=v2")) {
      server.awaitReady();
      assertThat(server.version()).isEqualTo(TinyModel.VERSION);
      Rest rest = new Rest(server.httpPort());
      assertThat(rest.get("/v2/health/ready").status()).isEqualTo(200);
      assertThat(server.errors()).singleElement().asString().contains("warning", "--workers=1");

      server.terminate();
      assertThat(server.exitCode()).isZero();
      assertThat(server.nextLine()).isNull();
      assertThat(server.errors()).hasSize(1);
    }
  }

  @Test
  void refusesASlipInAnOptionOfItsOwn() throws Exception {
    try (ServerProcess server = tiny(Map.of(), "--token-fil=tokens")) {
      assertThat(server.exitCode()).isEqualTo(2);
      assertThat(server.errors())
          .containsExactly("error: unknown option '--token-fil'; did you mean '--token-file'?");
    }
  }

  @Test
  void wantsAFolderOrALakeAndNotBoth() throws Exception {
    try (ServerProcess server =
        ServerProcess.start(temp, "--model_name=tiny", "--model_dir=/m", "--lake=/l")) {
      assertThat(server.exitCode()).isEqualTo(2);
      assertThat(server.errors())
          .singleElement()
          .isEqualTo("error: give either --model_dir or --lake, not both");
    }
  }

  @Test
  void endsWithOneLineWhenThereIsNoModel() throws Exception {
    try (ServerProcess server =
        ServerProcess.start(temp, "--model_name", "tiny", "--model_dir", temp.toString())) {
      assertThat(server.exitCode()).isEqualTo(2);
      assertThat(server.errors())
          .singleElement()
          .asString()
          .startsWith("error: ")
          .contains(temp.toString());
    }
  }

  @Test
  void takesBodiesUpToTheSizeOfItsOption() throws Exception {
    try (ServerProcess server = tiny(Map.of(), "--max-body=2KiB")) {
      server.awaitReady();
      Rest rest = new Rest(server.httpPort());

      assertThat(rest.post("/v2/models/tiny/infer", " ".repeat(2048)).status()).isEqualTo(400);
      assertThat(rest.post("/v2/models/tiny/infer", " ".repeat(2049)).status()).isEqualTo(413);
    }
  }

  @Test
  void protectsItselfAsItsOptionsSay() throws Exception {
    Certificates authority = new Certificates("authority");
    authority
        .issue("server", Certificates.elliptic())
        .writeTo(temp.resolve("tls.crt"), temp.resolve("tls.key"));
    Files.writeString(temp.resolve("tokens"), "0123456789abcdef");

    try (ServerProcess server =
        tiny(
            Map.of(),
            "--tls-cert=tls.crt",
            "--tls-key=tls.key",
            "--token-file=tokens",
            "--access-log")) {
      server.awaitReady();
      TlsClient client = new TlsClient(authority.pem(), null);

      assertThat(client.look(server.httpPort(), "/v2/models").status()).isEqualTo(401);
      assertThat(server.nextLine())
          .startsWith("{\"time\":\"")
          .contains("\"path\":\"/v2/models\",\"status\":401,");
      server.terminate();
      assertThat(server.exitCode()).isZero();
      assertThat(server.errors()).isEmpty();
    }
  }

  @Test
  void servesAllModelsOfALakeAndLetsClientsControlThemIfToldTo() throws Exception {
    try (RunningLake lake = new RunningLake(temp);
        ServerProcess server =
            ServerProcess.start(
                temp,
                "--models=" + lake.folder().toUri(),
                "--repository-control",
                "--http_port=0",
                "--grpc_port=0")) {
      server.awaitReady();
      assertThat(server.version()).isEqualTo("heart,shop");
      Rest rest = new Rest(server.httpPort());
      assertThat(rest.post("/v2/repository/models/shop/unload", "{}").status()).isEqualTo(200);
      assertThat(rest.get("/v2/models").body().path("models")).hasToString("[\"heart\"]");

      server.terminate();
      assertThat(server.exitCode()).isZero();
      assertThat(server.errors()).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "--http_port=0, Missing required option: '--model_name=NAME'",
    "--models=l --model_name=m, --model_name is not for --models",
    "--models=l --dataset=d, --dataset is not for --models",
    "--models=l --lake=l --model_name=m, 'give either --lake or --models, not both'",
    "--model_name=m --canary=staging=10, --canary needs stages",
    "--models=l --canary=10, 'expected staging=1 to staging=100, in percent, but ''10'' was given'",
    "--models=l --canary=staging=0, '--canary: expected'",
    "--models=l --canary=staging=x, '--canary: expected'",
    "--models=nowhere, there is no folder"
  })
  void saysWhichOptionsDoNotGoTogether(String options, String words) throws Exception {
    try (ServerProcess server = ServerProcess.start(temp, options.split(" "))) {
      assertThat(server.exitCode()).isEqualTo(2);
      assertThat(server.errors()).singleElement().asString().startsWith("error: ").contains(words);
    }
  }

  @ParameterizedTest
  @CsvSource({"1MB, '1MB'", "7B, 7 bytes", "4GiB, 4294967296 bytes"})
  void saysWhichSizesItCanTake(String size, String words) throws Exception {
    try (ServerProcess server =
        ServerProcess.start(
            temp, "--model_name=tiny", "--model_dir=" + temp, "--max-body=" + size)) {
      assertThat(server.exitCode()).isEqualTo(2);
      assertThat(server.errors())
          .singleElement()
          .asString()
          .startsWith("error: ")
          .contains("--max-body", words, "MiB");
    }
  }

  @Test
  void takesBodiesOf64MiBIfThereIsMemoryForThem() throws Exception {
    // These options come after those of the command line
    try (ServerProcess server = tiny(Map.of("_JAVA_OPTIONS", "-Xmx640m"))) {
      server.awaitReady();
      try (RawConnection client = new RawConnection(server.httpPort())) {
        client.send(RawConnection.request("content-length: 67108864", "expect: 100-continue"));
        assertThat(client.head()).startsWith("HTTP/1.1 100");
      }
      try (RawConnection client = new RawConnection(server.httpPort())) {
        client.send(RawConnection.request("content-length: 67108865"));
        assertThat(client.answer()).startsWith("HTTP/1.1 413").contains("at most 67108864 are");
      }
    }
  }

  @Test
  void writesNothingButTemporaryFiles() throws Exception {
    Path temporary = Files.createDirectory(temp.resolve("tmp"));
    Path home = Files.createDirectory(temp.resolve("home"));

    try (ServerProcess server =
        tiny(
            Map.of(
                "HOME",
                home.toString(),
                "_JAVA_OPTIONS",
                "-Duser.home=" + home + " -Djava.io.tmpdir=" + temporary))) {
      server.awaitReady();
      assertThat(new Rest(server.httpPort()).get("/").status()).isEqualTo(200);
      server.terminate();
      assertThat(server.exitCode()).isZero();
    }

    assertThat(home).isEmptyDirectory();
    assertThat(temp.resolve("models")).isDirectoryNotContaining("glob:**/*.tmp");
    assertThat(temp.toFile().list()).containsExactlyInAnyOrder("models", "tmp", "home", "stderr");
  }
}
