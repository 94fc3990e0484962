package io.pulseline.kubeflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.pulseline.launch.FreePorts;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The server as a user that has no name and owns nothing: all that it can write to is /tmp, as on
 * the read-only root of the runtime's security context. Runs where a test may become another user.
 */
class AnyUserTest {
  private static final List<String> AS_ANYBODY =
      List.of("setpriv", "--reuid=54321", "--regid=54321", "--clear-groups", "--no-new-privs");
  private static final String ROW =
      """
      {"inputs":[{"name":"features","datatype":"FP32","shape":[1,4],"data":[63,80.5,1,0]}]}""";

  private static Image image;

  @BeforeAll
  static void openToAll() throws Exception {
    image = Image.layOut();
    Files.setPosixFilePermissions(image.home(), PosixFilePermissions.fromString("rwxr-xr-x"));
    assumeTrue(anybodySees(image.home().resolve("serving/lib")), "only root can be anybody");
  }

  private static boolean anybodySees(Path folder) throws InterruptedException {
    try {
      return Run.of(asAnybody(new ProcessBuilder("ls", folder + "/"))).exitCode() == 0;
    } catch (IOException e) {
      return false; // there is no setpriv
    }
  }

  private static ProcessBuilder asAnybody(ProcessBuilder process) {
    process.command().addAll(0, AS_ANYBODY);
    return process;
  }

  @Test
  void theServerNeedsNoMoreThanTmp() throws Exception {
    int port = FreePorts.one();
    Process server =
        asAnybody(
                image.container(
                    Path.of("/"),
                    List.of("pulseline", "serve"),
                    List.of(
                        "--model_name=m",
                        "--model_dir=" + Image.ROOT.resolve("serving/class-archive/model"),
                        "--http_port=" + port,
                        "--grpc_port=0",
                        "--warm-up=0s")))
            .redirectErrorStream(true)
            .start();
    try (BufferedReader output = server.inputReader()) {
      String line = output.readLine();
      while (line != null && !line.startsWith("READY")) {
        assertThat(line).doesNotContain("warning", "error");
        line = output.readLine();
      }
      assertThat(line).as("READY before the end of its output").isNotNull();
      assertThat(status(port)).isEqualTo(200);

      server.toHandle().destroy();
      assertThat(server.waitFor(30, TimeUnit.SECONDS)).isTrue();
      assertThat(server.exitValue()).isZero();
    } finally {
      server.destroyForcibly();
    }
  }

  private static int status(int port) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/v2/models/m/infer"))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(ROW))
            .build();
    return HttpClient.newHttpClient()
        .send(request, HttpResponse.BodyHandlers.discarding())
        .statusCode();
  }
}
