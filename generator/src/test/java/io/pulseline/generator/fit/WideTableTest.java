package io.pulseline.generator.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.pulseline.generator.Tables;
import io.pulseline.generator.copula.RowCursor;
import io.pulseline.generator.copula.RowSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** More columns than rows. */
class WideTableTest {
  private static final int COLUMNS = 200;

  @TempDir Path folder;

  @Test
  void columnsThatAreAlikeAreAlikeAgain() throws IOException {
    SplittableRandom random = new SplittableRandom(1);
    StringBuilder csv = new StringBuilder(header());
    for (int row = 0; row < 60; row++) {
      double common = random.nextGaussian();
      for (int i = 0; i < COLUMNS; i++) {
        csv.append((i < 2 ? 0.95 * common : 0) + 0.3 * random.nextGaussian()).append(',');
      }
      csv.append(row % 2).append('\n');
    }
    TableFit fit =
        new TableFit(Files.writeString(folder.resolve("w.csv"), csv), "y", Conventions.USUAL);
    TableFit.Learned learned = fit.learn("wide", fit.choose());

    RowCursor rows = new RowCursor(new RowSource(learned.dataset(), learned.profile(), 1), 0);
    double[][] sampled = new double[3][2000];
    for (int row = 0; row < 2000; row++) {
      double[] values = rows.next();
      for (int i = 0; i < 3; i++) {
        sampled[i][row] = values[i];
      }
    }
    assertThat(Tables.correlation(sampled[0], sampled[1])).isGreaterThan(0.5);
    assertThat(Tables.correlation(sampled[0], sampled[2])).isCloseTo(0, within(0.35));
  }

  @Test
  void whatTakesLongIsSaidBeforehand() {
    assertThat(LearningCost.of(300, 14)).isEmpty();
    assertThat(LearningCost.of(63, 2309).orElseThrow()).contains("2,664,586 pairs of 2309 columns");
  }

  private static String header() {
    return IntStream.range(0, COLUMNS).mapToObj(i -> "g" + i).collect(Collectors.joining(","))
        + ",y\n";
  }
}
