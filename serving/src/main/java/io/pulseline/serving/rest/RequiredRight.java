package io.pulseline.serving.rest;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.pulseline.serving.security.Right;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What a request over REST needs to be allowed. */
final class RequiredRight {
  private static final String REPOSITORY = "/v2/repository";

  /** Probes, and what every server of this kind has the same. */
  private static final Set<String> OPEN =
      Set.of(
          "/v2/health/live",
          "/v2/health/ready",
          "/metrics",
          "/openapi.yaml",
          "/swagger-ui",
          "/swagger-ui/");

  private static final Pattern MODEL_READY =
      Pattern.compile("/v2/models/[^/]+(/versions/[^/]+)?/ready|/v1/models/[^/]+");
  private static final Pattern ASSET = Pattern.compile("/assets/[^/]+");
  private static final Pattern SCHEME_AND_HOST =
      Pattern.compile("^[A-Za-z][A-Za-z0-9+.-]*://[^/]*");

  private RequiredRight() {}

  static Right of(HttpRequest head) {
    String path = path(SCHEME_AND_HOST.matcher(head.uri()).replaceFirst(""));
    boolean read = head.method().equals(HttpMethod.GET) || head.method().equals(HttpMethod.HEAD);
    if (read && isOpen(path, head)) {
      return Right.NONE;
    }
    return path.startsWith(REPOSITORY) || !isPlain(path) ? Right.CONTROL : Right.INFER;
  }

  /** Decoded; one that cannot be is nothing plain. */
  private static String path(String target) {
    try {
      return new QueryStringDecoder(target).path();
    } catch (IllegalArgumentException e) {
      return "";
    }
  }

  private static boolean isOpen(String path, HttpRequest head) {
    return OPEN.contains(path)
        || (path.equals("/") && !isOfBrowser(head))
        || MODEL_READY.matcher(path).matches()
        || ASSET.matcher(path).matches();
  }

  /** There a probe is answered, and a browser gets a page that tells of the models. */
  private static boolean isOfBrowser(HttpRequest head) {
    return head.headers().getAll(HttpHeaderNames.ACCEPT).stream()
        .anyMatch(accept -> accept.toLowerCase(Locale.ROOT).contains("html"));
  }

  /** Whether it can be taken for one path only, however it is looked at. */
  private static boolean isPlain(String path) {
    return path.startsWith("/")
        && !path.contains("//")
        && !path.contains("/.")
        && !path.contains("%")
        && !path.contains(";")
        && !path.contains("\\");
  }
}
