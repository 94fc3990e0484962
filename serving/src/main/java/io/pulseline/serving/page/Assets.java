package io.pulseline.serving.page;

import io.pulseline.contract.Digest;
import io.pulseline.pages.Page;
import io.pulseline.serving.plane.ServingException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The files that pages load: these and no others, whatever a request asks for. They are read when
 * one does, and their digests kept.
 */
final class Assets {
  static final String API = "openapi.yaml";
  private static final String CSS = "text/css;charset=utf-8";
  private static final String SCRIPT = "text/javascript;charset=utf-8";
  private static final String SWAGGER = "META-INF/maven/org.webjars/swagger-ui/pom.properties";

  private final Map<String, Source> sources =
      Map.of(
          "page.css",
          new Source(CSS, () -> Page.style().getBytes(StandardCharsets.UTF_8)),
          "model.css",
          new Source(CSS, () -> own("model.css")),
          "model.js",
          new Source(SCRIPT, () -> own("model.js")),
          "api.js",
          new Source(SCRIPT, () -> own("api.js")),
          API,
          new Source("application/yaml", () -> own(API)),
          "swagger-ui.css",
          new Source(CSS, () -> swagger("swagger-ui.css")),
          "swagger-ui-bundle.js",
          new Source(SCRIPT, () -> swagger("swagger-ui-bundle.js")));

  private final Map<String, String> digests = new ConcurrentHashMap<>();

  /** Where the bytes of a file come from. */
  private record Source(String mediaType, Content content) {
    byte[] read() {
      try {
        return content.read();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  @FunctionalInterface
  private interface Content {
    byte[] read() throws IOException;
  }

  /**
   * A file.
   *
   * @throws ServingException when there is none of that name
   */
  Asset get(String name) {
    Source source =
        Optional.ofNullable(sources.get(name))
            .orElseThrow(
                () -> ServingException.notFound("no file '%s' belongs to these pages", name));
    byte[] content = source.read();
    return new Asset(source.mediaType(), content, digests.computeIfAbsent(name, n -> of(content)));
  }

  /** A file's URL, another one for each content, so that browsers may keep it for good. */
  String url(String name) {
    String known = digests.get(name);
    return "/assets/" + name + "?v=" + (known == null ? get(name).digest() : known);
  }

  private static String of(byte[] content) {
    return Digest.sha256(content).substring(0, 16);
  }

  private static byte[] own(String name) throws IOException {
    return read(Assets.class.getResourceAsStream(name), name);
  }

  /** The webjar has its version in its paths. */
  private static byte[] swagger(String name) throws IOException {
    ClassLoader loader = Assets.class.getClassLoader();
    Properties properties = new Properties();
    try (InputStream in = loader.getResourceAsStream(SWAGGER)) {
      properties.load(in);
    }
    String version = properties.getProperty("version");
    return read(
        loader.getResourceAsStream("META-INF/resources/webjars/swagger-ui/" + version + "/" + name),
        name);
  }

  private static byte[] read(InputStream resource, String name) throws IOException {
    if (resource == null) {
      throw new IOException("the class path lacks " + name);
    }
    try (resource) {
      return resource.readAllBytes();
    }
  }
}
