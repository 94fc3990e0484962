package io.pulseline.pages;

import java.util.List;

/**
 * What a page loads from the server that it comes from.
 *
 * @param styles URLs, a later one over an earlier one
 * @param scripts URLs; they run in this order when the page is there
 */
public record Links(List<String> styles, List<String> scripts) {
  public Links {
    styles = List.copyOf(styles);
    scripts = List.copyOf(scripts);
  }
}
