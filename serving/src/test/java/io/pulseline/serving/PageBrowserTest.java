package io.pulseline.serving;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The model's page in a real browser. */
class PageBrowserTest {
  @RegisterExtension static final Chromium CHROMIUM = new Chromium();

  @RegisterExtension static final RunningServer SERVER = new RunningServer(Signatures.labelled());

  private Page page;

  private void open(ColorScheme scheme) {
    page = CHROMIUM.open(SERVER.url(), scheme);
  }

  private Locator field(String column) {
    return page.locator("[name='" + column + "']");
  }

  private void submit() {
    page.keyboard().press("Enter");
  }

  private boolean isOnSubmit() {
    return page.evaluate("document.activeElement.type ?? ''").equals("submit");
  }

  /** Which field has the focus; empty when none has. */
  private String focused() {
    return (String) page.evaluate("document.activeElement.name ?? ''");
  }

  @Test
  void aFormFilledByKeyboardAloneShowsTheAnswerOfTheApi() throws Exception {
    open(ColorScheme.LIGHT);
    List<String> order = new ArrayList<>();
    while (order.size() < 20 && !isOnSubmit()) {
      page.keyboard().press("Tab");
      String name = focused();
      order.add(name);
      switch (name) {
        case "age" -> page.keyboard().type("63");
        case "weight" -> page.keyboard().type("80.5");
        case "smoker" -> page.keyboard().press("ArrowDown");
        case "sex" -> page.keyboard().type("male");
        default -> {}
      }
    }
    submit();

    assertThat(page.locator("#numbers")).isVisible();
    Rest.Answer answer =
        SERVER
            .rest()
            .post(
                "/v2/models/tiny/infer",
                """
                {"inputs": [{"name": "features", "datatype": "FP32", "shape": [1, 4],
                             "data": [63, 80.5, 0, 1]}]}""");
    JsonNode shares = answer.output("probabilities").path("data");
    String label = answer.output("label").path("data").path(0).asText();
    double share = shares.path(label.equals("3") ? 0 : 1).asDouble();
    assertThat(order)
        .filteredOn(name -> !name.isEmpty())
        .containsExactly("age", "weight", "smoker", "sex");
    assertThat(page.locator("#probabilities tbody tr").allInnerTexts())
        .map(String::strip)
        .containsExactly(
            "3\t" + percent(shares.path(0).asDouble()), "7\t" + percent(shares.path(1).asDouble()));
    assertThat(page.locator("#said"))
        .hasText(
            "%s, with a probability of %s. Answered by version %s."
                .formatted(label, percent(share), TinyModel.VERSION));
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.2f %%", 100 * share);
  }

  @Test
  void anEmptyFormIsARowOfMissingValues() {
    open(ColorScheme.LIGHT);
    field("age").focus();
    submit();

    assertThat(page.locator("#said")).containsText("with a probability of 50.00 %");
  }

  @Test
  void theAnswerIsSpoken() {
    open(ColorScheme.LIGHT);

    assertThat(page.locator("#said")).hasRole(AriaRole.STATUS);
  }

  @Test
  void whatIsNoNumberIsSaidBesideItsField() {
    open(ColorScheme.LIGHT);
    field("weight").fill("heavy");
    submit();

    assertThat(field("weight")).isFocused();
    assertThat(field("weight")).hasAttribute("aria-invalid", "true");
    assertThat(field("weight"))
        .hasAccessibleDescription(
            "any number “heavy” is not a number. Write it like 63 or 2.3, or leave it empty.");
    assertThat(page.locator("#numbers")).isHidden();
  }

  @Test
  void aFractionIsNoWholeNumber() {
    open(ColorScheme.LIGHT);
    field("age").fill("62.5");
    submit();

    assertThat(field("age")).isFocused();
    assertThat(page.locator("#field-0-problem")).containsText("not a whole number");
  }

  @Test
  void whatTheServerRefusesIsSaidBesideItsField() {
    open(ColorScheme.LIGHT);
    field("weight").fill("1e300");
    submit();

    assertThat(field("weight")).isFocused();
    assertThat(page.locator("#field-1-problem")).containsText("input 'weight'");
  }

  @Test
  void clearForgetsValuesProblemsAndAnswer() {
    open(ColorScheme.LIGHT);
    field("weight").fill("heavy");
    submit();
    page.locator("button[type=reset]").press("Enter");

    assertThat(field("weight")).hasValue("");
    assertThat(page.locator("#field-1-problem")).isEmpty();
    assertThat(field("age")).isFocused();
  }

  @ParameterizedTest
  @EnumSource(
      value = ColorScheme.class,
      names = {"LIGHT", "DARK"})
  void axeFindsNothing(ColorScheme scheme) {
    open(scheme);
    Chromium.assertAccessible(page);
    field("age").fill("63");
    submit();
    assertThat(page.locator("#numbers")).isVisible();
    Chromium.assertAccessible(page);
    field("weight").fill("heavy");
    submit();
    assertThat(field("weight")).isFocused();
    Chromium.assertAccessible(page);
  }

  @Test
  void swaggerUiShowsTheOperations() {
    open(ColorScheme.LIGHT);
    page.navigate(SERVER.url() + "/swagger-ui");

    assertThat(page.locator(".opblock-summary-path").first()).isVisible();
    assertThat(
            page.locator(".opblock-summary-path", new Page.LocatorOptions().setHasText("/infer")))
        .hasCount(2);
    assertThat(page.locator(".errors-wrapper")).hasCount(0);
  }
}
