package io.pulseline.pages;

import gg.jte.Content;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.Map;

/**
 * Pages for people, all in one style, with no script and nothing to load from anywhere. What rooms
 * say on them stands in their templates ({@code src/main/jte}), which Maven compiles into a package
 * of the room; whatever a template prints is escaped for the place where it stands. Package {@code
 * chart} draws what is easier seen than said.
 */
public final class Page {
  private Page() {}

  /**
   * Renders a page. Equal parameters give equal pages.
   *
   * @param owner a class of the package that the room's templates are compiled into
   * @param template file name of the template that gives the page's body
   * @param parameters of the template, by name
   */
  public static String html(
      Class<?> owner, String title, String template, Map<String, Object> parameters) {
    StringOutput page = new StringOutput();
    Content body = part(owner, template, parameters);
    part(Page.class, "page.jte", Map.of("title", title, "body", body)).writeTo(page);
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
