package io.pulseline.serving;

import static org.assertj.core.api.Assertions.assertThat;

import io.pulseline.contract.model.ModelPackage;
import io.pulseline.serving.plane.DataPlane;
import io.pulseline.serving.plane.Models;
import io.pulseline.serving.plane.Readiness;
import io.pulseline.serving.plane.ServedModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is served when production moves. */
class ProductionFollowerTest {
  @TempDir private Path temp;
  private final Models models = new Models();
  private final DataPlane plane = new DataPlane(models);
  private final Readiness readiness = new Readiness();
  private Optional<String> moved = Optional.empty();
  private Error broken;
  private ProductionFollower follower;

  @BeforeEach
  void serveTheFirst() throws IOException {
    plane.swap(ServedModel.load("tiny", write("v1"))).join();
    follower =
        new ProductionFollower(
            "tiny",
            new Releases() {
              @Override
              public Optional<String> moved() {
                Optional<String> once = moved;
                moved = Optional.empty();
                return once;
              }

              @Override
              public ModelPackage fetch(String version) throws IOException {
                if (broken != null) {
                  throw broken;
                }
                return ModelPackage.read(temp.resolve(version));
              }
            },
            plane,
            readiness);
  }

  @AfterEach
  void close() throws InterruptedException {
    assertThat(models.close(Duration.ZERO)).isTrue();
  }

  private ModelPackage write(String version) throws IOException {
    return TinyModel.write(temp.resolve(version), Signatures.numbers(), version);
  }

  private void look(String version) {
    moved = Optional.of(version);
    follower.look();
  }

  private String served() {
    return plane.metadata("tiny", "").version();
  }

  @Test
  void theVersionThatWentIntoProduction() throws IOException {
    write("v2");
    look("v2");

    assertThat(served()).isEqualTo("v2");
    assertThat(readiness.warning()).isEmpty();
  }

  @Test
  void theSameAsBeforeWhenProductionHasNotMoved() {
    look("v1");
    follower.look();

    assertThat(served()).isEqualTo("v1");
  }

  @Test
  void theOldVersionWhenTheNewOneIsBrokenAndReadinessSaysSo() throws IOException {
    write("v2");
    Files.write(temp.resolve("v2/model.onnx"), new byte[] {0}, StandardOpenOption.APPEND);
    look("v2");

    assertThat(served()).isEqualTo("v1");
    assertThat(readiness.warning()).contains("'v2'", "damaged", "'v1' is served on");
  }

  @Test
  void theNewVersionOnceItCanBeHad() throws IOException {
    look("v2");
    assertThat(readiness.warning()).contains("'v2'", "no model package");
    write("v2");
    follower.look();

    assertThat(served()).isEqualTo("v2");
    assertThat(readiness.warning()).isEmpty();
  }

  @Test
  void theNextVersionAtOnceHoweverOftenTheOneBeforeItFailed() throws IOException {
    look("v2");
    for (int i = 0; i < 100; i++) {
      follower.look();
    }
    write("v3");
    look("v3");

    assertThat(served()).isEqualTo("v3");
    assertThat(readiness.warning()).isEmpty();
  }

  @Test
  void theOldVersionWhenMemoryIsShortOfTheNewOne() throws IOException {
    broken = new OutOfMemoryError("Java heap space");
    look("v2");
    assertThat(readiness.warning()).contains("'v2'", "Java heap space", "'v1' is served on");
    broken = null;
    write("v2");
    follower.look();

    assertThat(served()).isEqualTo("v2");
  }
}
