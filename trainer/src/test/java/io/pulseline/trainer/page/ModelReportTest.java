package io.pulseline.trainer.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.pulseline.trainer.page.ModelView.HeldOut;
import java.util.List;
import org.junit.jupiter.api.Test;

class ModelReportTest {

  @Test
  void tellsWhatWasMeasured() {
    assertThat(ModelReport.html(Views.full()))
        .contains("<title>apples: model report</title>", "trained on 1,234 rows")
        .contains("2026-01-02T03:04:05Z to 2026-01-02T03:04:06Z", "on 1,000 held-out rows")
        .contains("<th scope=\"row\">auc</th><td>0.9000</td><td>0.8800 to 0.9200</td>")
        .contains("<td>500</td><td>0.750</td><td>0.600</td><td>0.667</td>")
        .contains("0.0200, better", "-0.0200, no clear difference", "in production was v_before")
        .contains("Over 2,000 rows", "by at most 1.0e-07");
  }

  @Test
  void isOnePieceThatCanBeHeard() throws Exception {
    PageAssert.isWholeAndSpoken(ModelReport.html(Views.full()));
  }

  @Test
  void aFirstModelWhoseRowsAreOfOneClassHasAReportToo() throws Exception {
    String report = ModelReport.html(Views.bare());

    PageAssert.isWholeAndSpoken(report);
    assertThat(report)
        .contains("Not compared: no version is in production", "<td>0.7000</td><td></td>")
        .doesNotContain("Slices", "<b>ROC</b>");
  }

  @Test
  void slicesOfTooFewRowsAreInTheTableOnly() {
    HeldOut heldOut = Views.full().heldOut();

    assertThat(ModelReport.html(Views.full()))
        .contains("Farm &amp; sons &lt;58&gt; (42)", "missing (40)")
        .doesNotContain("Farm &amp; sons &lt;59&gt; (41)");
    assertThat(new SliceCharts(Views.APPLES, heldOut).table().rows())
        .hasSize(61)
        .contains(
            List.of(
                "farm_of_a_name_that_is_longer_than_others: Farm & sons <59>",
                "41",
                "–",
                "0.5000",
                "0.5000",
                "0.5000",
                "0.5000",
                "0.5000",
                "0.5000"));
  }

  @Test
  void showsNamesAsText() {
    assertThat(ModelReport.html(Views.full()))
        .contains(
            "Grades &amp; &lt;b&gt;weights&lt;/b&gt;", "&lt;good&gt;", "Farm &amp; sons &lt;58&gt;")
        .doesNotContain("<b>weights", "<good>", "<58>");
  }

  @Test
  void aFeatureThatIsMissingInAllRowsHasNoChart() {
    assertThat(ModelReport.html(Views.full()))
        .contains("<b>weight</b> missing 25.0 % and 0.0 %", "<b>worms</b>")
        .doesNotContain("<b>lost</b>");
  }

  @Test
  void valuesThatAreNoCategoryAreShownAmongThem() {
    assertThat(ModelReport.html(Views.full())).contains("training, other values: 10.0 %");
  }

  @Test
  void aLakeOfManyFilesIsNotListedWhole() {
    assertThat(ModelReport.html(Views.full()))
        .contains("The first 100", "part-99.parquet")
        .doesNotContain("part-100.parquet");
  }

  @Test
  void theOrderOfNoTableHangsOnTheOrderOfAMap() {
    ModelView view = Views.full();

    assertThat(MetricTables.losses(view.recipe().losses()).rows())
        .extracting(row -> row.get(0))
        .containsExactly("isotonic", "none", "platt");
    assertThat(OriginTables.offsets(view.lineage()).rows())
        .extracting(row -> row.get(0))
        .containsExactly("0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11");
  }
}
