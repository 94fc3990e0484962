package io.pulseline.cli.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.sun.net.httpserver.HttpServer;
import io.pulseline.contract.UserException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonApiTest {
  private final List<String> asked = new ArrayList<>();
  private HttpServer server;
  private volatile int status = 200;
  private volatile String body = "{}";

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          asked.add(
              exchange.getRequestMethod()
                  + " "
                  + exchange.getRequestURI()
                  + " "
                  + exchange.getRequestHeaders().getFirst("Authorization"));
          byte[] content = body.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(status, content.length);
          exchange.getResponseBody().write(content);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void aTokenIsAskedForWithEachRequest() {
    AtomicInteger tokens = new AtomicInteger();
    JsonApi api = new JsonApi("server", url(), () -> Optional.of("t" + tokens.incrementAndGet()));

    api.find("/a", Map.of());
    api.find("/b", Map.of("q", "x y"));

    assertThat(asked).containsExactly("GET /a Bearer t1", "GET /b?q=x+y Bearer t2");
  }

  @Test
  void whatIsNotThereIsEmpty() {
    status = 404;

    assertThat(api().find("/a", Map.of())).isEmpty();
  }

  @Test
  void whatIsThereAlreadyIsNotMade() {
    status = 409;

    assertThat(api().create("/a", JsonNodeFactory.instance.objectNode())).isEmpty();
  }

  @Test
  void theServersOwnWordsAreShown() {
    status = 500;
    body = "{\"message\":\"no disk\\nat all\"}";

    assertThatThrownBy(() -> api().find("/a", Map.of()))
        .isInstanceOf(UserException.class)
        .hasMessage("the server at %s answers 500 to GET /a: no disk", url());
  }

  @Test
  void anAnswerThatIsNoJsonIsSaid() {
    body = "<html>";

    assertThatThrownBy(() -> api().find("/a", Map.of()))
        .isInstanceOf(UserException.class)
        .hasMessageEndingWith("answers no JSON to GET /a");
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost:1", "localhost", "", "two words"})
  void anAddressThatIsNoUrlIsRefused(String address) {
    assertThatThrownBy(() -> new JsonApi("server", address, Optional::empty))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("server '" + address + "' is no URL");
  }

  private JsonApi api() {
    return new JsonApi("server", url(), Optional::empty);
  }

  private String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }
}
