package io.pulseline.serving.page;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Addresses of what belongs to a model, or to a version of it; an empty version is none. */
final class PageLinks {

  String model(String name, String version) {
    return "/models/" + of(name, version);
  }

  String report(String name, String version) {
    return model(name, version) + "/report";
  }

  String metadata(String name, String version) {
    return "/v2/models/" + of(name, version);
  }

  String infer(String name, String version) {
    return metadata(name, version) + "/infer";
  }

  private static String of(String name, String version) {
    return version.isEmpty() ? encoded(name) : encoded(name) + "/versions/" + encoded(version);
  }

  private static String encoded(String name) {
    return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
