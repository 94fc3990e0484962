package io.pulseline.serving;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What each feature adds, on the page of a model that can be explained. */
class ExplainedPageBrowserTest {
  private static final String ROW =
      """
      {"parameters": {"explain": true}, "inputs": [
        {"name": "weight", "datatype": "FP32", "shape": [1], "data": [120.5]},
        {"name": "variety", "datatype": "BYTES", "shape": [1], "data": ["gala"]},
        {"name": "bruises", "datatype": "INT64", "shape": [1], "data": [3]}]}""";

  @RegisterExtension static final Chromium CHROMIUM = new Chromium();

  @RegisterExtension
  static final RunningServer TWO =
      new RunningServer(folder -> GrownModel.write(folder, GrownModel.TWO));

  @RegisterExtension
  static final RunningServer THREE =
      new RunningServer(folder -> GrownModel.write(folder, GrownModel.THREE));

  private static Page asked(RunningServer server, ColorScheme scheme) {
    Page page = CHROMIUM.open(server.url(), scheme);
    page.locator("[name=weight]").fill("120.5");
    page.locator("[name=variety]").selectOption("gala");
    page.locator("[name=bruises]").fill("3");
    page.locator("[type=submit]").click();
    assertThat(page.locator("#why")).isVisible();
    return page;
  }

  private static Rest.Answer answer(RunningServer server) throws Exception {
    return server.rest().post("/v2/models/tiny/infer", ROW);
  }

  private static String text(JsonNode value) {
    double adds = value.asDouble();
    return String.format(Locale.ROOT, "%s%.4f", adds < 0 ? "−" : "+", Math.abs(adds));
  }

  /** Name and value of each feature of one class, the largest first. */
  private static List<String> expected(Rest.Answer answer, int margin) {
    JsonNode names = answer.output("feature_names").path("data");
    JsonNode values = answer.output("contributions").path("data");
    int first = margin * names.size();
    List<Integer> order = new ArrayList<>(IntStream.range(0, names.size()).boxed().toList());
    Collections.sort(
        order,
        Comparator.comparingDouble((Integer i) -> -Math.abs(values.path(first + i).asDouble())));
    return order.stream()
        .map(i -> names.path(i).asText() + "\t" + text(values.path(first + i)))
        .toList();
  }

  private static List<String> shown(Page page) {
    return page.locator("#contributions tbody tr").allInnerTexts().stream()
        .map(String::strip)
        .toList();
  }

  @Test
  void ofTwoClassesTheSecondIsExplained() throws Exception {
    Page page = asked(TWO, ColorScheme.LIGHT);

    assertThat(shown(page)).isEqualTo(expected(answer(TWO), 0));
    assertThat(page.locator("#margin-of")).hasText("first");
    assertThat(page.locator("#sum"))
        .containsText(text(answer(TWO).output("base_value").path("data").path(0)));
  }

  @Test
  void ofMoreClassesTheOneThatTheLabelNamesIsExplained() throws Exception {
    Page page = asked(THREE, ColorScheme.LIGHT);
    String label = answer(THREE).output("label").path("data").path(0).asText();

    assertThat(page.locator("#margin-of")).hasText(label);
    assertThat(shown(page))
        .isEqualTo(expected(answer(THREE), List.of("second", "first", "cider").indexOf(label)));
  }

  @Test
  void axeFindsNothing() {
    Chromium.assertAccessible(asked(TWO, ColorScheme.LIGHT));
    Chromium.assertAccessible(asked(TWO, ColorScheme.DARK));
  }
}
