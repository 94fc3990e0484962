package io.pulseline.trainer.page;

import io.pulseline.pages.chart.Axis;
import io.pulseline.pages.chart.Figure;
import io.pulseline.pages.chart.LineChart;
import io.pulseline.pages.chart.Series;
import io.pulseline.pages.chart.Series.Point;
import io.pulseline.pages.chart.Size;
import io.pulseline.trainer.page.TuningView.Parameter;
import io.pulseline.trainer.page.TuningView.Trial;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** Pictures of a search. */
final class TrialCharts {
  /** More lines than this are no picture. */
  private static final int MOST_FINALISTS = 6;

  private final TuningView view;
  private final List<Trial> byId;
  private final Axis scores;

  TrialCharts(TuningView view) {
    this.view = view;
    this.byId = view.trials().stream().sorted(Comparator.comparingInt(Trial::id)).toList();
    this.scores =
        Axis.linear(
            view.metric(),
            view.trials().stream()
                .flatMap(trial -> trial.scores().stream())
                .mapToDouble(TuningView.Score::value)
                .toArray());
  }

  /** The score of every trial on every rung that it came to, and the best one so far. */
  Figure trials() {
    List<Series> series = new ArrayList<>(rungs(trial -> trial.id()));
    series.add(new Series("best of rung 1 so far", Series.Kind.STEPS, bestSoFar()));
    double[] ids = byId.stream().mapToDouble(Trial::id).toArray();
    return new LineChart(Size.WIDE, Axis.linear("trial", ids), scores, series)
        .figure("Trials", better() + " Trial 0 has the defaults.");
  }

  private String better() {
    return view.largerIsBetter() ? "Higher is better." : "Lower is better.";
  }

  /** On the first rung, since all trials were on it. */
  private List<Point> bestSoFar() {
    List<Point> best = new ArrayList<>();
    double so = Double.NaN;
    for (Trial trial : byId) {
      double score = trial.scores().get(0).value();
      if (Double.isNaN(so) || (view.largerIsBetter() ? score > so : score < so)) {
        so = score;
      }
      best.add(new Point(trial.id(), so));
    }
    return best;
  }

  private List<Series> rungs(ToDoubleFunction<Trial> across) {
    return IntStream.range(0, view.rungs().size())
        .mapToObj(
            rung ->
                new Series(
                    "rung " + (rung + 1),
                    Series.Kind.DOTS,
                    byId.stream()
                        .filter(trial -> trial.scores().size() > rung)
                        .map(trial -> point(across.applyAsDouble(trial), trial, rung))
                        .toList()))
        .toList();
  }

  private static Point point(double x, Trial trial, int rung) {
    return new Point(x, trial.scores().get(rung).value());
  }

  /** How those that came furthest did on their way. */
  Figure finalists() {
    List<Series> series =
        view.trials().stream()
            .filter(trial -> trial.scores().size() == view.rungs().size())
            .limit(MOST_FINALISTS)
            .map(
                trial ->
                    new Series(
                        "trial " + trial.id(),
                        Series.Kind.CHAIN,
                        IntStream.range(0, trial.scores().size())
                            .mapToObj(rung -> point(rung, trial, rung))
                            .toList()))
            .toList();
    List<String> names =
        IntStream.rangeClosed(1, view.rungs().size()).mapToObj(Integer::toString).toList();
    Axis rungs = Axis.names("rung", names);
    return new LineChart(Size.MEDIUM, rungs, scores, series)
        .figure("Finalists", "The trials that went all the way, the best first.");
  }

  /** The score by each of the hyperparameters that were looked for. */
  List<Figure> parameters() {
    return IntStream.range(0, view.parameters().size()).mapToObj(this::parameter).toList();
  }

  private Figure parameter(int i) {
    Parameter parameter = view.parameters().get(i);
    double[] values = byId.stream().mapToDouble(trial -> trial.values().get(i)).toArray();
    Axis across = parameter.logarithmic() ? Axis.logarithmic("", values) : Axis.linear("", values);
    return new LineChart(Size.SMALL, across, scores, rungs(trial -> trial.values().get(i)))
        .figure(parameter.name(), "");
  }
}
