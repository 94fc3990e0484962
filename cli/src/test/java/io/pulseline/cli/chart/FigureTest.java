package io.pulseline.cli.chart;

import static org.assertj.core.api.Assertions.assertThat;

import gg.jte.output.StringOutput;
import java.io.StringReader;
import java.util.List;
import java.util.Locale;
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
    int columns = details.getElementsByTagName("thead").item(0).getChildNodes().item(0)
        .getChildNodes().getLength();
    NodeList rows = ((Element) details.getElementsByTagName("tbody").item(0))
        .getElementsByTagName("tr");

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
    double width = figure.drawing().width() + 0.01;
    double height = figure.drawing().height() + 0.01;
    for (Mark mark : figure.drawing().marks()) {
      if (mark instanceof Mark.Box box) {
        assertThat(box.x()).isBetween(0.0, width);
        assertThat(box.x() + box.width()).isBetween(0.0, width);
        assertThat(box.y()).isBetween(0.0, height);
        assertThat(box.y() + box.height()).isBetween(0.0, height);
      } else if (mark instanceof Mark.Words words) {
        Extent extent = Extent.of(words);
        assertThat(extent.left()).as(words.text()).isBetween(0.0, width);
        assertThat(extent.right()).as(words.text()).isBetween(0.0, width);
        assertThat(extent.top()).as(words.text()).isBetween(-0.5, height);
        assertThat(extent.bottom()).as(words.text()).isBetween(0.0, height);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("charts")
  void noWordsLieOverOthers(Figure figure) {
    List<Extent> extents =
        figure.drawing().marks().stream()
            .filter(Mark.Words.class::isInstance)
            .map(Mark.Words.class::cast)
            .map(Extent::of)
            .toList();
    for (int i = 0; i < extents.size(); i++) {
      for (int j = 0; j < i; j++) {
        assertThat(extents.get(i).overlaps(extents.get(j)))
            .as("%s and %s", extents.get(i), extents.get(j))
            .isFalse();
      }
    }
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

  /** Where words are, with letters that are eight pixels high. */
  private record Extent(String text, double left, double top, double right, double bottom) {
    static Extent of(Mark.Words words) {
      double length = Lettering.width(words.text());
      double before =
          switch (words.anchor()) {
            case "start" -> 0;
            case "middle" -> length / 2;
            default -> length;
          };
      return words.upwards()
          ? new Extent(
              words.text(),
              words.x() - 8,
              words.y() - length + before,
              words.x(),
              words.y() + before)
          : new Extent(
              words.text(),
              words.x() - before,
              words.y() - 8,
              words.x() - before + length,
              words.y());
    }

    boolean overlaps(Extent other) {
      return left < other.right - 0.01
          && other.left < right - 0.01
          && top < other.bottom - 0.01
          && other.top < bottom - 0.01;
    }
  }
}
