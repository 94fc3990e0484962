package io.pulseline.features;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class CollectiveTest {
  @Test
  void gathersWhatEachWorkerGivesInTheirOrder() throws Exception {
    double[][] given = {{1.5, -0.0, Double.NEGATIVE_INFINITY}, {}, {Double.MIN_VALUE, Double.NaN}};

    List<double[][]> gathered =
        Threads.together(3, workers -> workers.gather(given[workers.rank()]));

    assertThat(gathered).allSatisfy(all -> assertThat(Arrays.deepEquals(all, given)).isTrue());
  }

  @Test
  void addsUpRowsOfAnyLength() throws Exception {
    List<long[][]> sums =
        Threads.together(
            4, workers -> workers.sum(new long[][] {{workers.rank(), 1}, {}, {-5, 0, 7}}));

    assertThat(sums)
        .allSatisfy(sum -> assertThat(sum).isDeepEqualTo(new long[][] {{6, 4}, {}, {-20, 0, 28}}));
  }
}
