package io.pulseline.contract.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ScoreOrderTest {

  @Test
  void isThatOfAnyFloatsAndThenOfTheRows() {
    SplittableRandom random = new SplittableRandom(3);
    float[] scores = new float[2 * 5000];
    for (int i = 0; i < scores.length; i++) {
      float any = Float.intBitsToFloat(random.nextInt());
      scores[i] = Float.isNaN(any) || i % 3 == 0 ? random.nextInt(-2, 3) : any;
    }
    List<Integer> expected =
        IntStream.range(0, scores.length / 2)
            .boxed()
            .sorted(Comparator.comparingDouble(row -> scores[2 * row + 1]))
            .toList();

    long[] order = ScoreOrder.ascending(scores, 2, 1);

    assertThat(LongStream.of(order).mapToObj(ScoreOrder::row)).isEqualTo(expected);
    assertThat(LongStream.of(order).mapToObj(ScoreOrder::score))
        .isEqualTo(expected.stream().map(row -> scores[2 * row + 1]).toList());
  }
}
