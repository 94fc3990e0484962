package io.pulseline.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The machine's own Chromium, without a window. Where none is installed the class's tests are
 * skipped: nothing is downloaded. A test after which it has something to complain of has failed, a
 * breach of the pages' Content-Security-Policy for example.
 */
final class Chromium implements BeforeAllCallback, AfterEachCallback, AfterAllCallback {
  private static final int PATIENCE_MILLIS = 20_000;

  /** What the browser complains of, and what it asks of others than the server. */
  private final List<String> complaints = new ArrayList<>();

  private Playwright playwright;
  private Browser browser;

  @Override
  public void beforeAll(ExtensionContext context) {
    Optional<Path> program = find();
    String skipped = context.getDisplayName() + " is skipped: no chromium on PATH";
    if (program.isEmpty()) {
      System.out.println(skipped);
    }
    assumeTrue(program.isPresent(), skipped);
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser =
        playwright.chromium().launch(new LaunchOptions().setExecutablePath(program.orElseThrow()));
  }

  private static Optional<Path> find() {
    return Pattern.compile(File.pathSeparator, Pattern.LITERAL)
        .splitAsStream(System.getenv("PATH"))
        .flatMap(folder -> Stream.of("chromium", "chromium-browser").map(Path.of(folder)::resolve))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** Opens what a server has for browsers, in a window of its own. */
  Page open(String server, ColorScheme scheme) {
    BrowserContext context =
        browser.newContext(
            new Browser.NewContextOptions().setColorScheme(scheme).setViewportSize(1100, 900));
    context.setDefaultTimeout(PATIENCE_MILLIS);
    Page page = context.newPage();
    page.onPageError(complaints::add);
    page.onConsoleMessage(message -> hear(message.type(), message.text()));
    page.onRequest(request -> see(server, request.url()));
    page.navigate(server + "/");
    return page;
  }

  /** A request that the server refuses is no fault of the page. */
  private void hear(String type, String text) {
    if (type.equals("error") && !text.contains("status of 400")) {
      complaints.add(text);
    }
  }

  private void see(String server, String url) {
    if (!url.startsWith(server + "/") && !url.startsWith("data:")) {
      complaints.add("asks for " + url);
    }
  }

  /** Nothing is wrong with a page for those who need more than to see it. */
  static void assertAccessible(Page page) {
    assertThat(new AxeBuilder(page).analyze().getViolations())
        .extracting(violation -> violation.getId() + ": " + violation.getNodes())
        .isEmpty();
  }

  @Override
  public void afterEach(ExtensionContext context) {
    List.copyOf(browser.contexts()).forEach(BrowserContext::close);
    List<String> heard = List.copyOf(complaints);
    complaints.clear();
    assertThat(heard).isEmpty();
  }

  @Override
  public void afterAll(ExtensionContext context) {
    if (browser != null) {
      browser.close();
    }
    if (playwright != null) {
      playwright.close();
    }
  }
}
