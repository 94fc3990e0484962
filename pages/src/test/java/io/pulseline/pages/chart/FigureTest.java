package io.pulseline.pages.chart;

import static org.assertj.core.api.Assertions.assertThat;

import gg.jte.output.StringOutput;
import java.io.StringReader;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class FigureTest {

  @ParameterizedTest
  @MethodSource("charts")
  void aPictureHasANameAndSaysWhatItShows(Figure figure) throws Exception {
    Element svg = (Element) parsed(figure).getElementsByTagName("svg").item(0);
    Element title = (Element) svg.getElementsByTagName("title").item(0);
    Element shows = (Element) svg.getElementsByTagName("desc").item(0);

    assertThat(svg.getAttribute("role")).isEqualTo("img");
    assertThat(svg.getAttribute("aria-labelledby")).isEqualTo(title.getAttribute("id"));
    assertThat(title.getTextContent()).isEqualTo(figure.title());
    assertThat(svg.getAttribute("aria-describedby")).isEqualTo(shows.getAttribute("id"));
    assertThat(shows.getTextContent()).isNotBlank();
  }

  @ParameterizedTest
  @MethodSource("charts")
  void theNumbersStandInATableToo(Figure figure) throws Exception {
    Element details = (Element) parsed(figure).getElementsByTagName("details").item(0);
    int columns =
        details
            .getElementsByTagName("thead")
            .item(0)
            .getChildNodes()
            .item(0)
            .getChildNodes()
            .getLength();
    NodeList rows =
        ((Element) details.getElementsByTagName("tbody").item(0)).getElementsByTagName("tr");

    assertThat(rows.getLength()).isPositive();
    assertThat(IntStream.range(0, rows.getLength()))
        .allMatch(i -> rows.item(i).getChildNodes().getLength() == columns);
  }

  @ParameterizedTest
  @MethodSource("charts")
  void nothingIsLoadedAndNamesAreTexts(Figure figure) {
    assertThat(html(figure))
        .doesNotContain("http", "<script", "url(", "src=", "href=", "<0>", "<curve>");
  }

  @ParameterizedTest
  @MethodSource("charts")
  void allMarksStayInsideOfThePicture(Figure figure) {
    assertThat(extents(figure, Mark.class))
        .filteredOn(
            extent ->
                Math.min(extent.left(), extent.top()) < -0.5
                    || extent.right() > figure.drawing().width() + 0.5
                    || extent.bottom() > figure.drawing().height() + 0.5)
        .isEmpty();
  }

  @ParameterizedTest
  @MethodSource("charts")
  void noWordsLieOverOthers(Figure figure) {
    List<Extent> words = extents(figure, Mark.Words.class);
    assertThat(words).filteredOn(one -> words.stream().filter(one::overlaps).count() > 1).isEmpty();
  }

  @Test
  void theSameChartIsTheSameTextInEveryCountry() {
    List<String> here = Charts.all().stream().map(FigureTest::html).toList();
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      assertThat(Charts.all()).extracting(FigureTest::html).isEqualTo(here);
    } finally {
      Locale.setDefault(before);
    }
  }

  static List<Figure> charts() {
    return Charts.all();
  }

  private static Document parsed(Figure figure) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(html(figure))));
  }

  private static String html(Figure figure) {
    StringOutput output = new StringOutput();
    figure.writeTo(output);
    return output.toString();
  }

  private static List<Extent> extents(Figure figure, Class<? extends Mark> kind) {
    return figure.drawing().marks().stream()
        .filter(kind::isInstance)
        .flatMap(mark -> Extent.of(mark).stream())
        .toList();
  }

  /** What a rectangle or words cover, with letters that are eight pixels high. */
  private record Extent(String text, double left, double top, double right, double bottom) {
    static Optional<Extent> of(Mark mark) {
      if (mark instanceof Mark.Box box) {
        return Optional.of(
            new Extent("", box.x(), box.y(), box.x() + box.width(), box.y() + box.height()));
      }
      return mark instanceof Mark.Words words ? Optional.of(of(words)) : Optional.empty();
    }

    private static Extent of(Mark.Words words) {
      String text = words.text();
      double length = Lettering.width(text);
      double before =
          switch (words.anchor()) {
            case "start" -> 0;
            case "middle" -> length / 2;
            default -> length;
          };
      double x = words.x();
      double y = words.y();
      return words.upwards()
          ? new Extent(text, x - 8, y - length + before, x, y + before)
          : new Extent(text, x - before, y - 8, x - before + length, y);
    }

    boolean overlaps(Extent other) {
      return left < other.right - 0.01
          && other.left < right - 0.01
          && top < other.bottom - 0.01
          && other.top < bottom - 0.01;
    }
  }
}
