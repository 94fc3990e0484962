package io.pulseline.cli;

import gg.jte.Content;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.Map;

/**
 * Pages for people, all in one style, with no script and nothing to load from anywhere. What rooms
 * say on them stands in their templates ({@code src/main/jte}), which Maven compiles into a package
 * of the room; whatever a template prints is escaped for the place where it stands.
 */
public final class Page {
  private Page() {}

  /**
   * Renders a page.
   *
   * @param owner a class of the package that the room's templates are compiled into
   * @param template file name of the template that gives the page's body
   * @param parameters of the template, by name
   */
  public static String html(
      Class<?> owner, String title, String template, Map<String, Object> parameters) {
    TemplateEngine room = engine(owner);
    Content body = output -> room.render(template, parameters, output);
    StringOutput page = new StringOutput();
    engine(Page.class).render("page.jte", Map.of("title", title, "body", body), page);
    return page.toString();
  }

  private static TemplateEngine engine(Class<?> owner) {
    return TemplateEngine.createPrecompiled(
        null, ContentType.Html, owner.getClassLoader(), owner.getPackageName());
  }
}
