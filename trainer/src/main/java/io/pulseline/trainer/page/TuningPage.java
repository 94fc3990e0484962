package io.pulseline.trainer.page;

import io.pulseline.pages.Page;
import io.pulseline.pages.chart.Grid;
import io.pulseline.pages.chart.Numbers;
import io.pulseline.trainer.page.TuningView.Parameter;
import io.pulseline.trainer.page.TuningView.Score;
import io.pulseline.trainer.page.TuningView.Trial;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The page about a search for hyperparameters; {@code tuning.jte} says what stands on it. */
public final class TuningPage {
  private TuningPage() {}

  /** The page, of one trial at least. */
  public static String html(TuningView view) {
    return Page.html(
        TuningPage.class, view.dataset() + ": tuning", "tuning.jte", Map.of("view", view));
  }

  /** The trial that is told: what came furthest and did best there. */
  static Trial best(TuningView view) {
    return view.trials().get(0);
  }

  static String text(Score score) {
    String value = Numbers.fixed(score.value(), 4);
    return Double.isNaN(score.value() + score.deviation())
        ? value
        : value + " ± " + Numbers.fixed(score.deviation(), 4);
  }

  static Grid rungs(TuningView view) {
    return new Grid(
        List.of("rung", "trials", "rows", "most rounds"),
        IntStream.range(0, view.rungs().size())
            .mapToObj(
                rung ->
                    List.of(
                        Integer.toString(rung + 1),
                        Numbers.count(on(view, rung)),
                        Numbers.count(view.rungs().get(rung).rows()),
                        Numbers.count(view.rungs().get(rung).rounds())))
            .toList());
  }

  private static long on(TuningView view, int rung) {
    return view.trials().stream().filter(trial -> trial.scores().size() > rung).count();
  }

  static Grid trials(TuningView view) {
    List<String> head = new ArrayList<>(List.of("trial", "rung", view.metric()));
    view.parameters().stream().map(Parameter::name).forEach(head::add);
    return new Grid(head, view.trials().stream().map(TuningPage::row).toList());
  }

  private static List<String> row(Trial trial) {
    String name = trial.id() == 0 ? "0, the defaults" : Integer.toString(trial.id());
    return Stream.concat(
            Stream.of(name, Integer.toString(trial.scores().size()), text(trial.last())),
            trial.values().stream().map(Numbers::tidy))
        .toList();
  }
}
