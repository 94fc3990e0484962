package io.pulseline.serving;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Makes the picture in docs/ anew; no test of the build. Of a package that was trained on
 * heart-disease:
 *
 * <pre>
 * mvn -pl serving -am -Dtest=PageScreenshot -Dsurefire.failIfNoSpecifiedTests=false
 *     -Dpackage=DIR test
 * </pre>
 */
class PageScreenshot {
  private static final Map<String, String> ROW =
      Map.of("age", "63", "trestbps", "145", "chol", "233", "thalach", "150", "oldpeak", "2.3");
  private static final Map<String, String> CATEGORIES =
      Map.of(
          "sex", "1", "cp", "3", "fbs", "1", "restecg", "0", "exang", "0", "slope", "0", "ca", "0");

  @RegisterExtension static final Chromium CHROMIUM = new Chromium();

  @RegisterExtension
  static final RunningServer SERVER = new RunningServer("heart-disease", PageScreenshot::copy);

  private static void copy(Path folder) throws IOException {
    Files.createDirectories(folder);
    try (Stream<Path> files = Files.list(Path.of(System.getProperty("package")))) {
      for (Path file : files.toList()) {
        Files.copy(file, folder.resolve(file.getFileName()));
      }
    }
  }

  @Test
  void draw() {
    Page page = CHROMIUM.open(SERVER.url(), ColorScheme.LIGHT);
    page.setViewportSize(960, 1240);
    ROW.forEach((name, value) -> page.locator("[name='" + name + "']").fill(value));
    CATEGORIES.forEach((name, value) -> page.locator("[name='" + name + "']").selectOption(value));
    page.locator("[type=submit]").click();
    assertThat(page.locator("#numbers")).isVisible();
    page.screenshot(
        new Page.ScreenshotOptions()
            .setPath(Path.of(System.getProperty("pulseline.root"), "docs/serving-page.png")));
  }
}
