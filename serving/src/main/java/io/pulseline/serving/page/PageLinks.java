package io.pulseline.serving.page;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Addresses of what belongs to a model. */
final class PageLinks {

  String model(String name) {
    return "/models/" + encoded(name);
  }

  String report(String name) {
    return model(name) + "/report";
  }

  String metadata(String name) {
    return "/v2/models/" + encoded(name);
  }

  String infer(String name) {
    return metadata(name) + "/infer";
  }

  private static String encoded(String name) {
    return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
