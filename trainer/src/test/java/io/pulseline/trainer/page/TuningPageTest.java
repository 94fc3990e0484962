package io.pulseline.trainer.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.pulseline.trainer.page.TuningView.Parameter;
import io.pulseline.trainer.page.TuningView.Rung;
import io.pulseline.trainer.page.TuningView.Score;
import io.pulseline.trainer.page.TuningView.Trial;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TuningPageTest {

  @Test
  void isOnePieceThatCanBeHeard() throws Exception {
    PageAssert.isWholeAndSpoken(TuningPage.html(search(81, 4)));
  }

  @Test
  void aSearchOfOneTrialHasAPageToo() throws Exception {
    String page = TuningPage.html(search(1, 1));

    PageAssert.isWholeAndSpoken(page);
    assertThat(page).contains("The best one is trial 0").doesNotContain("Halving");
  }

  @Test
  void tellsEveryTrialWithItsValuesTheBestFirst() {
    assertThat(TuningPage.trials(search(9, 3)).rows())
        .hasSize(9)
        .startsWith(List.of("0, the defaults", "3", "0.3000 ± 0.0100", "0.1", "4"))
        .endsWith(List.of("8", "1", "–", "0.9", "12"));
  }

  @Test
  void showsScoresByTrialAndByParameter() {
    assertThat(TuningPage.html(search(9, 3)))
        .contains("<b>Trials</b> Lower is better.", "best of rung 1 so far", "rung 3")
        .contains("<b>Finalists</b>", "<th scope=\"row\">3</th><td>1</td><td>900</td><td>90</td>")
        .contains("<b>eta</b>", "<b>max_depth</b>");
  }

  /** A third of the trials goes on to the next rung; the last one has failed. */
  private static TuningView search(int trials, int rungs) {
    List<Trial> tried = new ArrayList<>();
    for (int id = 0; id < trials; id++) {
      int reached = 1;
      for (int left = trials / 3; reached < rungs && id < left; left /= 3) {
        reached++;
      }
      double score = id == trials - 1 && id > 0 ? Double.NaN : 0.3 + 0.2 * id / trials;
      List<Double> values = List.of(0.1 * (id + 1), 4.0 + id);
      tried.add(new Trial(id, values, Collections.nCopies(reached, new Score(score, 0.01))));
    }
    return new TuningView(
        "apples",
        "log_loss",
        false,
        IntStream.rangeClosed(1, rungs).mapToObj(i -> new Rung(300L * i, 30 * i)).toList(),
        List.of(new Parameter("eta", true), new Parameter("max_depth", false)),
        tried);
  }
}
