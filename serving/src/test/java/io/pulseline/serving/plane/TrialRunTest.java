package io.pulseline.serving.plane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.pulseline.contract.UserException;
import io.pulseline.contract.model.ModelPackage;
import io.pulseline.contract.model.Sample;
import io.pulseline.contract.model.SampleJson;
import io.pulseline.contract.model.Signature;
import io.pulseline.serving.Signatures;
import io.pulseline.serving.TinyModel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which packages are served by what they say of themselves. */
class TrialRunTest {
  private static final Signature SIGNATURE = Signatures.numbers();
  private static final Double MISSING = null;

  @TempDir private Path temp;

  private ModelPackage withSamples(byte[] samples) throws IOException {
    return TinyModel.write(
        temp.resolve("model"), SIGNATURE, "tiny", "v1", Map.of(ModelPackage.SAMPLES, samples));
  }

  private ModelPackage withSample(long label, double off, Double... features) throws IOException {
    double[] row = Arrays.stream(features).mapToDouble(x -> x == null ? Double.NaN : x).toArray();
    double[] exact = TinyModel.probabilities(SIGNATURE, row);
    List<Double> probabilities = List.of(exact[0] + off, exact[1] - off);
    return withSamples(
        SampleJson.write(List.of(new Sample(Arrays.asList(features), label, probabilities))));
  }

  private static void prepare(ModelPackage model) throws IOException {
    ServedModel.prepare("tiny", model).retire().join();
  }

  private static void assertRefused(ModelPackage model, String... words) {
    assertThatExceptionOfType(UserException.class)
        .isThrownBy(() -> prepare(model))
        .satisfies(e -> assertThat(e.getMessage()).contains(words).hasLineCount(1));
  }

  @Test
  void servesOneThatAnswersAsItsSamplesSay() throws IOException {
    ModelPackage model = withSample(7, 0, 63.0, MISSING, 1.0);

    assertThatCode(() -> prepare(model)).doesNotThrowAnyException();
  }

  @Test
  void servesOneThatIsOffByNoMoreThanRounding() throws IOException {
    ModelPackage model = withSample(7, 0.9 * TrialRun.TOLERANCE, 63.0, 80.5, 1.0);

    assertThatCode(() -> prepare(model)).doesNotThrowAnyException();
  }

  @Test
  void servesOneOfOldThatHasNoSamples() throws IOException {
    ModelPackage model = TinyModel.write(temp.resolve("model"), SIGNATURE, "v1");

    assertThatCode(() -> prepare(model)).doesNotThrowAnyException();
  }

  @Test
  void refusesOneWithAnotherProbability() throws IOException {
    assertRefused(
        withSample(7, 2 * TrialRun.TOLERANCE, 63.0, 80.5, 1.0),
        "'v1'",
        "sample 0 has the probability",
        "class 0");
  }

  @Test
  void refusesOneWithAnotherLabel() throws IOException {
    assertRefused(withSample(3, 0, 63.0, 80.5, 1.0), "sample 0 has the label 7, not 3");
  }

  @Test
  void takesEitherLabelWhereTheTwoAreTied() throws IOException {
    ModelPackage model = withSample(7, 0, 0.0, 0.0, 0.0);

    assertThatCode(() -> prepare(model)).doesNotThrowAnyException();
  }

  @Test
  void refusesOneWhoseSamplesDoNotFitItsInputs() throws IOException {
    Sample narrow = new Sample(List.of(63.0), 7, List.of(0.5, 0.5));

    assertRefused(withSamples(SampleJson.write(List.of(narrow))), "sample 0 is refused", "[N,3]");
  }

  @Test
  void refusesOneWhoseSamplesAreDamaged() throws IOException {
    ModelPackage model = withSample(7, 0, 63.0, 80.5, 1.0);
    Files.writeString(model.folder().resolve(ModelPackage.SAMPLES), "[]");

    assertRefused(model, "samples.json is damaged", "SHA-256");
  }

  @Test
  void refusesOneWhoseSamplesAreNone() throws IOException {
    assertRefused(
        withSamples("[null]".getBytes(StandardCharsets.UTF_8)), "samples.json is no list");
  }
}
