package io.pulseline.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The jars that the image pulseline-flink gets in usrlib, beside those that Flink has. */
class UserJarsTest {

  @Test
  void theManifestNamesOneOfThem() throws IOException {
    URI jar = URI.create(Manifests.ingest().at("/spec/job/jarURI").textValue());

    assertThat(Path.of(jar.getPath()).getParent()).hasToString("/opt/flink/usrlib");
    assertThat(jars("lib")).contains(Path.of(jar.getPath()).getFileName().toString());
  }

  @Test
  void noneIsFlinksOwn() throws IOException {
    assertThat(jars("lib")).isNotEmpty().doesNotContainAnyElementsOf(jars("flink"));
  }

  private static List<String> jars(String folder) throws IOException {
    try (Stream<Path> files = Files.list(FlinkCluster.DIST.resolve(folder))) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }
}
