package io.pulseline.pages;

import gg.jte.Content;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Pages for people, all in one style. What rooms say on them stands in their templates ({@code
 * src/main/jte}), which Maven compiles into a package of the room; whatever a template prints is
 * escaped for the place where it stands. Package {@code chart} draws what is easier seen than said.
 */
public final class Page {
  private Page() {}

  /**
   * Renders a page to be kept: it has no script and nothing to load from anywhere. Equal parameters
   * give equal pages.
   *
   * @param owner a class of the package that the room's templates are compiled into
   * @param template file name of the template that gives the page's body
   * @param parameters of the template, by name
   */
  public static String html(
      Class<?> owner, String title, String template, Map<String, Object> parameters) {
    Content style = output -> output.writeContent("<style>\n" + style() + "</style>");
    return framed(title, style, part(owner, template, parameters));
  }

  /**
   * As {@link #html}, for a page that a server gives out: its style, {@link #style} first of all,
   * and its scripts are loaded, so that the server may forbid whatever else a page could hold.
   */
  public static String linked(
      Class<?> owner, String title, Links links, String template, Map<String, Object> parameters) {
    Content head = part(Page.class, "links.jte", Map.of("links", links));
    return framed(title, head, part(owner, template, parameters));
  }

  /** How all pages look, in CSS; its colours are variables. */
  public static String style() {
    try (InputStream css = Page.class.getResourceAsStream("page.css")) {
      return new String(css.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String framed(String title, Content head, Content body) {
    StringOutput page = new StringOutput();
    part(Page.class, "page.jte", Map.of("title", title, "head", head, "body", body)).writeTo(page);
    return page.toString();
  }

  /**
   * What a template says, for a place in another one.
   *
   * @param owner a class of the package that the template is compiled into
   */
  public static Content part(Class<?> owner, String template, Map<String, Object> parameters) {
    TemplateEngine engine =
        TemplateEngine.createPrecompiled(
            null, ContentType.Html, owner.getClassLoader(), owner.getPackageName());
    return output -> engine.render(template, parameters, output);
  }
}
