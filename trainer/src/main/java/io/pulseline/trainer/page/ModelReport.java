package io.pulseline.trainer.page;

import io.pulseline.contract.dataset.Category;
import io.pulseline.pages.Page;
import java.util.List;
import java.util.Map;

/**
 * The page about a model that lies in its package; {@code report.jte} says what stands on it.
 * Nothing on it is of the hour or of the machine: two trainings with one seed from one lake leave
 * the same page.
 */
public final class ModelReport {
  private ModelReport() {}

  /** The page. */
  public static String html(ModelView view) {
    return Page.html(
        ModelReport.class,
        view.dataset().name() + ": model report",
        "report.jte",
        Map.of("view", view, "classes", classes(view)));
  }

  private static List<String> classes(ModelView view) {
    return view.dataset().targetColumn().categories().stream().map(Category::label).toList();
  }

  /** What the dataset is about, as far as its descriptor says so. */
  static String about(ModelView view) {
    String description = view.dataset().description();
    return description.isBlank() ? view.dataset().name() : description;
  }
}
