package io.pulseline.serving.repository;

import io.pulseline.registry.Stage;
import java.util.List;
import java.util.Optional;

/**
 * How far the versions of a model have come.
 *
 * @param releases oldest first
 */
record Stages(List<Release> releases) {
  static final Stages NONE = new Stages(List.of());

  /** A version that can be fetched. */
  record Release(String version, Stage stage) {}

  Stages {
    releases = List.copyOf(releases);
  }

  /** The one version in a stage that holds at most one. */
  Optional<String> at(Stage stage) {
    return releases.stream()
        .filter(release -> release.stage() == stage)
        .map(Release::version)
        .findFirst();
  }

  List<String> versions() {
    return releases.stream().map(Release::version).toList();
  }
}
