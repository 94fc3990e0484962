package io.pulseline.trainer.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** What holds for every page. */
final class PageAssert {
  private PageAssert() {}

  /** It is one piece, whose pictures have names and whose ids are its own. */
  static void isWholeAndSpoken(String page) throws Exception {
    Document parsed =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(page)));
    List<Element> pictures =
        elements(parsed, "svg").stream()
            .filter(svg -> !svg.getAttribute("aria-hidden").equals("true"))
            .toList();
    List<String> ids =
        elements(parsed, "*").stream()
            .map(element -> element.getAttribute("id"))
            .filter(id -> !id.isEmpty())
            .toList();

    assertThat(page).startsWith("<!DOCTYPE html>");
    assertThat(page).doesNotContain("http", "<script", "url(", "@import", "src=", "href=");
    assertThat(ids).doesNotHaveDuplicates();
    assertThat(pictures)
        .isNotEmpty()
        .allMatch(svg -> svg.getAttribute("role").equals("img"))
        .allMatch(svg -> ids.contains(svg.getAttribute("aria-labelledby")))
        .allMatch(svg -> ids.contains(svg.getAttribute("aria-describedby")));
    assertThat(elements(parsed, "title")).noneMatch(title -> title.getTextContent().isBlank());
  }

  private static List<Element> elements(Document page, String name) {
    NodeList nodes = page.getElementsByTagName(name);
    return IntStream.range(0, nodes.getLength()).mapToObj(i -> (Element) nodes.item(i)).toList();
  }
}
