package io.pulseline.trainer.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.pulseline.trainer.page.ValidationView.Check;
import io.pulseline.trainer.page.ValidationView.Outcome;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ValidationPageTest {
  private static final Check PASSED = new Check(Outcome.PASSED, "rows", "are 1234", "100", "");
  private static final Check WARNING =
      new Check(Outcome.WARNING, "'<worms>'", "is missing in 60 %", "50 %", "leave it out");
  private static final Check FAILED =
      new Check(Outcome.FAILED, "target", "has one class", "2", "read more of the lake");

  @Test
  void isOnePieceThatCanBeHeard() throws Exception {
    PageAssert.isWholeAndSpoken(ValidationPage.html(compared(PASSED, WARNING, FAILED)));
  }

  @Test
  void tellsWhatFailedFirstAndWhatToDo() {
    ValidationView view = compared(PASSED, WARNING, FAILED);

    assertThat(ValidationPage.summary(view)).isEqualTo("Of 3 checks, 1 failed and 1 warn.");
    assertThat(ValidationPage.checks(view).rows())
        .containsExactly(
            List.of("✗ failed", "target", "has one class", "2", "read more of the lake"),
            List.of("! warning", "'<worms>'", "is missing in 60 %", "50 %", "leave it out"),
            List.of("✓ passed", "rows", "are 1234", "100", ""));
  }

  @Test
  void allThatPassedIsOneSentence() {
    assertThat(ValidationPage.html(compared(PASSED))).contains("All 1 checks passed.");
  }

  @Test
  void showsDriftOfEveryFeature() {
    assertThat(ValidationPage.html(compared(PASSED)))
        .contains("limit 0.2", "<b>weight</b> PSI 0.310, missing 25.0 % and 0.0 %");
  }

  @Test
  void withoutAVersionInProductionThereIsNoDrift() throws Exception {
    ModelView model = Views.bare();
    String page =
        ValidationPage.html(
            new ValidationView(
                Views.APPLES, 1234, List.of(PASSED), model.training(), Map.of(), Map.of(), 0.2));

    PageAssert.isWholeAndSpoken(page);
    assertThat(page).doesNotContain("Drift");
  }

  private static ValidationView compared(Check... checks) {
    ModelView model = Views.full();
    return new ValidationView(
        Views.APPLES,
        1234,
        List.of(checks),
        model.training(),
        model.production().baselines(),
        Map.of("weight", 0.31, "worms", 0.0),
        0.2);
  }
}
