package io.pulseline.embedded.junit;

import io.pulseline.launch.ChildProcess;
import io.pulseline.launch.FreePorts;
import io.pulseline.launch.JvmFlags;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * A real broker that speaks SASL/PLAIN over TLS only, with a key of its own making. Whoever makes
 * one closes it.
 */
public final class SecuredBroker implements AutoCloseable {
  private static final String USER = "streamer";
  private static final Path ROOT = Path.of(System.getProperty("pulseline.root"));
  private static final Path DIST = ROOT.resolve("embedded/kafka/target/dist/lib");
  private static final Path DOC = ROOT.resolve("docs/secured-kafka.md");

  private final Path folder;
  private final int port = FreePorts.one();
  private final String storePassword = UUID.randomUUID().toString();
  private final String password = "\"quoted\\" + UUID.randomUUID();
  private final ChildProcess process;

  /**
   * Starts a broker and waits until it serves.
   *
   * @param folder of its key, its data and the files of {@link #config}; it exists
   */
  public SecuredBroker(Path folder) throws IOException, InterruptedException {
    this.folder = folder;
    makeKey();
    Path config = Files.writeString(folder.resolve("broker.properties"), properties());
    process =
        ChildProcess.named("secured kafka")
            .libs(DIST)
            .mainClass("io.pulseline.embedded.kafka.KafkaMain")
            .args("--data", folder.resolve("data").toString(), "--port", String.valueOf(port))
            .args("--config", config.toString())
            .heap("256m")
            .jvmFlags(JvmFlags.QUICK_START)
            .log(Path.of("target", "secured-kafka.log"))
            .start();
    process.awaitReady(Duration.ofSeconds(90));
  }

  /** Address for clients, {@code host:port}. */
  public String bootstrap() {
    return "127.0.0.1:" + port;
  }

  /** What lets a client in. */
  public String password() {
    return password;
  }

  /** A new file with the client's properties as docs/secured-kafka.md has them, with a password. */
  public Path config(String withPassword) throws IOException {
    String properties =
        Files.readString(DOC)
            .replaceFirst("(?s).*```properties\\n(.*?)```.*", "$1")
            .replace("<user>", USER)
            .replace("<password>", escaped(withPassword))
            .replace("<folder>/ca.pem", certificate().toString());
    return Files.writeString(Files.createTempFile(folder, "kafka", ".properties"), properties);
  }

  /** The certificate that the broker shows, as PEM: it signs itself. */
  private Path certificate() {
    return folder.resolve("ca.pem");
  }

  /** As it stands in a properties file, within the quotes of a JAAS configuration. */
  private static String escaped(String password) {
    return password.replace("\\", "\\\\\\\\").replace("\"", "\\\\\"");
  }

  private void makeKey() throws IOException, InterruptedException {
    keytool(
        "-genkeypair",
        "-alias=broker",
        "-keyalg=EC",
        "-dname=CN=broker",
        "-ext=san=ip:127.0.0.1",
        "-validity=2");
    keytool("-exportcert", "-alias=broker", "-rfc", "-file=" + certificate());
  }

  private void keytool(String... args) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    for (String arg : args) {
      command.addAll(List.of(arg.split("=", 2)));
    }
    command.addAll(List.of("-keystore", keystore().toString(), "-storepass", storePassword));
    Process keytool = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (keytool.waitFor() != 0) {
      throw new IOException("keytool: " + said);
    }
  }

  private Path keystore() {
    return folder.resolve("broker.p12");
  }

  /** The broker logs in to itself as well, so it is a client of its own listener. */
  private String properties() {
    return """
        listener.security.protocol.map=CLIENTS:SASL_SSL,CONTROLLER:PLAINTEXT
        sasl.enabled.mechanisms=PLAIN
        sasl.mechanism.inter.broker.protocol=PLAIN
        listener.name.clients.plain.sasl.jaas.config=\
          org.apache.kafka.common.security.plain.PlainLoginModule required \
          username="%1$s" password="%2$s" user_%1$s="%2$s";
        ssl.keystore.location=%3$s
        ssl.keystore.password=%5$s
        ssl.truststore.type=PEM
        ssl.truststore.location=%4$s
        """
        .formatted(USER, escaped(password), keystore(), certificate(), storePassword);
  }

  @Override
  public void close() {
    process.kill();
  }
}
