package io.pulseline.pages.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LineChartTest {
  private static final Axis LOGARITHMIC = Axis.logarithmic("rate", 0.01, 1);

  @Test
  void seriesDifferByDashAndShapeToo() {
    List<Look> looks = IntStream.range(0, 6).mapToObj(Look::of).toList();

    assertThat(looks).extracting(Look::colour).doesNotHaveDuplicates();
    assertThat(looks).extracting(Look::dash).doesNotHaveDuplicates();
    assertThat(looks).extracting(Look::shape).doesNotHaveDuplicates();
  }

  @Test
  void pointsOnOnePlaceAreDrawnOnce() {
    List<Series.Point> points =
        IntStream.rangeClosed(0, 100_000)
            .mapToObj(i -> new Series.Point(i / 1e5, i < 50_000 ? 0 : 1))
            .toList();

    assertThat(lines(chart(Axis.share("x"), Series.Kind.LINE, points)).get(0).d().length())
        .isLessThan(50_000);
  }

  @Test
  void aLineOfStepsRunsLevelAndThenUp() {
    List<Series.Point> points = List.of(new Series.Point(0, 0), new Series.Point(1, 1));

    assertThat(lines(chart(Axis.share("x"), Series.Kind.STEPS, points)).get(0).d())
        .matches("M[0-9.]+ [0-9.]+H[0-9.]+V[0-9.]+");
  }

  @Test
  void whatHasNoPlaceIsLeftOutOfThePictureAndKeptInTheTable() {
    List<Series.Point> points =
        List.of(
            new Series.Point(0.1, 0.5), new Series.Point(0.1, Double.NaN), new Series.Point(0, 1));
    Figure figure = chart(LOGARITHMIC, Series.Kind.DOTS, points);

    assertThat(lines(figure)).hasSize(1);
    assertThat(figure.table().rows())
        .containsExactly(
            List.of("one", "0.1", "0.5", ""),
            List.of("one", "0.1", "–", ""),
            List.of("one", "0", "1.0", ""));
  }

  @Test
  void aLongTableKeepsItsFirstAndItsLastPoint() {
    List<Series.Point> points =
        IntStream.rangeClosed(0, 1000).mapToObj(i -> new Series.Point(i / 1000.0, 0.3)).toList();

    assertThat(chart(Axis.share("x"), Series.Kind.LINE, points).table().rows())
        .hasSize(40)
        .startsWith(List.of("one", "0.0", "0.3", ""))
        .endsWith(List.of("one", "1.0", "0.3", ""));
  }

  private static Figure chart(Axis across, Series.Kind kind, List<Series.Point> points) {
    Series series = new Series("one", kind, points);
    return new LineChart(Size.SMALL, across, Axis.share("y"), List.of(series)).figure("it", "");
  }

  /** Its paths but not the axes and the grid, which are as thin as one pixel. */
  private static List<Mark.Path> lines(Figure figure) {
    return figure.drawing().marks().stream()
        .filter(Mark.Path.class::isInstance)
        .map(Mark.Path.class::cast)
        .filter(path -> path.width() > 1)
        .toList();
  }
}
