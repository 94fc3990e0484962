package io.pulseline.kubeflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The image's entry script, on the image as the Dockerfile lays it out. */
class ImageTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "generate",
        "generate quality",
        "train",
        "models",
        "deploy",
        "retrain",
        "serve",
        "kfp"
      })
  void eachCommandFindsItsRoom(String command) throws Exception {
    Run run = pulseline((command + " --help").split(" "));

    assertThat(run.exitCode()).as(run.output()).isZero();
    assertThat(run.output()).containsIgnoringCase("usage:");
  }

  @Test
  void generatedRowsAreComparedByTheRoomOfQuality() throws Exception {
    Run sampled =
        pulseline("generate", "sample", "--dataset=heart-disease", "--rows=300", "--out=rows.csv");
    assertThat(sampled.exitCode()).as(sampled.output()).isZero();

    Run run =
        pulseline("generate", "quality", "--dataset=heart-disease", "--csv=rows.csv", "--json");

    assertThat(run.exitCode()).as(run.output()).isZero();
    assertThat(run.output()).contains("\"dataset\":\"heart-disease\"");
  }

  @Test
  void anUnknownCommandIsOneLineAndCodeTwo() throws Exception {
    Run run = pulseline("sevre");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.output()).startsWith("error: 'sevre'").hasLineCount(1);
  }

  private Run pulseline(String... args) throws Exception {
    return Run.of(Image.layOut().container(folder, List.of("pulseline"), List.of(args)));
  }
}
