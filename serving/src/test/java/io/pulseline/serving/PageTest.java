package io.pulseline.serving;

import static org.assertj.core.api.Assertions.assertThat;

import io.pulseline.contract.model.ModelPackage;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages over HTTP. */
class PageTest {
  private static final String BROWSER =
      "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8";
  private static final String REPORT = "<!DOCTYPE html><title>how good it is</title>";

  @RegisterExtension static final RunningServer SERVER = new RunningServer(PageTest::write);

  private static Rest rest;

  private static void write(Path folder) throws IOException {
    TinyModel.write(
        folder,
        Signatures.labelled(),
        "tiny",
        TinyModel.VERSION,
        Map.of(ModelPackage.REPORT, REPORT.getBytes(StandardCharsets.UTF_8)));
  }

  @BeforeAll
  static void connect() {
    rest = SERVER.rest();
  }

  private static String header(HttpResponse<byte[]> answer, String name) {
    return answer.headers().firstValue(name).orElse("");
  }

  private static String text(HttpResponse<byte[]> answer) {
    return new String(answer.body(), StandardCharsets.UTF_8);
  }

  private static HttpResponse<byte[]> start() throws Exception {
    return rest.bytes("/", "accept", BROWSER);
  }

  @Test
  void aBrowserGetsThePageOfTheModel() throws Exception {
    HttpResponse<byte[]> page = start();

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(header(page, "content-type")).isEqualTo("text/html;charset=utf-8");
    assertThat(header(page, "vary")).containsIgnoringCase("accept");
    assertThat(text(page))
        .startsWith("<!DOCTYPE html>")
        .contains("<title>tiny</title>", TinyModel.VERSION, "accuracy</th><td>0.9000");
    assertThat(text(rest.bytes("/models/tiny", "accept", BROWSER))).isEqualTo(text(page));
  }

  @ParameterizedTest
  @ValueSource(strings = {"*/*", "application/json", "application/json, text/html;q=0.9"})
  void othersAreToldThatItLives(String accept) throws Exception {
    HttpResponse<byte[]> answer = rest.bytes("/", "accept", accept);

    assertThat(text(answer)).isEqualTo("{\"status\":\"alive\"}");
    assertThat(header(answer, "content-type")).isEqualTo("application/json");
  }

  @Test
  void theFormHasAFieldForEachColumn() throws Exception {
    assertThat(text(start()))
        .contains("age <span class=\"unit\">in years</span>", ">0 to 120</p>", ">any number</p>")
        .contains("<option value=\"1\">male (1)</option>", "<option value=\"\">missing</option>");
  }

  @Test
  void aPageMayHoldNothingButWhatTheServerHas() throws Exception {
    HttpResponse<byte[]> page = start();

    assertThat(header(page, "content-security-policy"))
        .contains("default-src 'none'", "script-src 'self'", "style-src 'self'")
        .doesNotContain("unsafe", "http");
    assertThat(header(page, "x-content-type-options")).isEqualTo("nosniff");
    assertThat(text(page)).doesNotContain("<style", " style=", "http", "onclick");
  }

  @Test
  void filesOfAPageMayBeKeptForGood() throws Exception {
    Matcher urls = Pattern.compile("(?:src|href)=\"(/assets/[^\"]+)\"").matcher(text(start()));

    assertThat(urls.results().map(found -> found.group(1)))
        .hasSize(3)
        .allSatisfy(
            url -> {
              HttpResponse<byte[]> file = rest.bytes(url);
              assertThat(file.statusCode()).isEqualTo(200);
              assertThat(file.body()).isNotEmpty();
              assertThat(header(file, "cache-control")).contains("max-age=31536000", "immutable");
              assertThat(header(file, "vary")).isEqualToIgnoringCase("accept-encoding");
            });
  }

  @Test
  void aFileThatIsKnownIsNotSentAgain() throws Exception {
    HttpResponse<byte[]> file = rest.bytes("/assets/model.js");
    HttpResponse<byte[]> again =
        rest.bytes("/assets/model.js", "if-none-match", "\"other\", W/" + header(file, "etag"));

    assertThat(header(file, "cache-control")).isEqualTo("no-cache");
    assertThat(again.statusCode()).isEqualTo(304);
    assertThat(again.body()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/assets/Assets.class",
        "/assets/..%2F..%2F..%2Flogback.xml",
        "/assets/..",
        "/assets/%2Fetc%2Fpasswd",
        "/swagger-ui/swagger-initializer.js"
      })
  void noOtherFileIsGivenOut(String path) throws Exception {
    assertThat(rest.get(path).status()).isEqualTo(404);
  }

  @Test
  void theReportIsShownAndMayDoNothing() throws Exception {
    HttpResponse<byte[]> report = rest.bytes("/models/tiny/report", "accept", BROWSER);

    assertThat(text(report)).isEqualTo(REPORT);
    assertThat(text(start())).contains("href=\"/models/tiny/report\"");
    assertThat(header(report, "content-security-policy")).contains("sandbox;");
  }

  @Test
  void aModelThatIsNotServedHasNoPage() throws Exception {
    HttpResponse<byte[]> answer = rest.bytes("/models/other", "accept", BROWSER);

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(text(answer)).contains("model 'other' is not served here");
  }
}
