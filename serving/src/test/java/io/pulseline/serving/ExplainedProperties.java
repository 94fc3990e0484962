package io.pulseline.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.pulseline.contract.dataset.Dataset;
import io.pulseline.contract.model.ModelPackage;
import io.pulseline.contract.model.Signature;
import io.pulseline.trees.ClassExplanation;
import io.pulseline.trees.Contribution;
import io.pulseline.trees.Explainer;
import io.pulseline.trees.Explanation;
import io.pulseline.trees.TreeModel;
import java.io.IOException;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/**
 * Every form of an answer explains what {@code train explain} says of the same rows, float by
 * float, and it sums to the margin.
 */
class ExplainedProperties {
  private static final RunningServer TWO = server(GrownModel.TWO);
  private static final RunningServer THREE = server(GrownModel.THREE);

  private static RunningServer server(Dataset dataset) {
    return new RunningServer(folder -> GrownModel.write(folder, dataset));
  }

  @BeforeContainer
  static void start() throws IOException {
    TWO.beforeAll(null);
    THREE.beforeAll(null);
  }

  @AfterContainer
  static void stop() throws IOException {
    TWO.afterAll(null);
    THREE.afterAll(null);
  }

  @Property(tries = 25, shrinking = ShrinkingMode.OFF)
  void everyFormExplainsAsTheTrainerDoes(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 40) int count, @ForAll boolean three)
      throws Exception {
    RunningServer server = three ? THREE : TWO;
    float[] rows = GrownModel.rows(Signature.of(GrownModel.TWO), seed, count);

    ExplainedAnswer json = ExplainedAnswer.json(server, rows, count);
    assertExplains(server, rows, json);
    assertThat(ExplainedAnswer.binary(server, rows, count)).isEqualTo(json);
    assertThat(ExplainedAnswer.grpc(server, rows, count, true)).isEqualTo(json);
    assertThat(ExplainedAnswer.grpc(server, rows, count, false)).isEqualTo(json);
    assertThat(ExplainedAnswer.v1(server, rows, json.features())).isEqualTo(json);
  }

  private static void assertExplains(RunningServer server, float[] rows, ExplainedAnswer answered)
      throws IOException {
    int width = answered.features().size();
    int at = 0;
    try (Explainer explainer = Explainer.open(ModelPackage.read(server.folder()))) {
      for (Explanation explanation : explainer.explain(rows)) {
        assertThat(explanation.classes())
            .extracting(ClassExplanation::category)
            .isEqualTo(answered.classes());
        for (ClassExplanation of : explanation.classes()) {
          List<Float> contributions =
              answered.contributions().subList(at * width, (at + 1) * width);
          double sum = contributions.stream().mapToDouble(Float::doubleValue).sum();
          assertThat(answered.bases().get(at)).isEqualTo(of.base());
          assertThat(sum + of.base()).isCloseTo(of.margin(), within(TreeModel.TOLERANCE));
          for (Contribution contribution : of.contributions()) {
            int feature = answered.features().indexOf(contribution.feature());
            assertThat(contributions.get(feature)).isEqualTo(contribution.contribution());
          }
          at++;
        }
      }
    }
    assertThat(answered.bases()).hasSize(at);
  }
}
