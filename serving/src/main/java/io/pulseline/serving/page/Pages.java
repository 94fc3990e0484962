package io.pulseline.serving.page;

import io.pulseline.contract.UserException;
import io.pulseline.contract.model.ModelPackage;
import io.pulseline.pages.Links;
import io.pulseline.pages.Page;
import io.pulseline.serving.plane.DataPlane;
import io.pulseline.serving.plane.ServingException;
import io.pulseline.serving.repository.IndexEntry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The pages, as HTML. */
final class Pages {
  private final DataPlane plane;
  private final Supplier<List<IndexEntry>> index;
  private final Assets assets;
  private final PageLinks links = new PageLinks();

  /**
   * The pages of a server.
   *
   * @param index the versions that there are of all models
   */
  Pages(DataPlane plane, Supplier<List<IndexEntry>> index, Assets assets) {
    this.plane = plane;
    this.index = index;
    this.assets = assets;
  }

  /** The page of the one model that there is, or a list of all. */
  String start() {
    // Those whose production was unloaded have no card
    List<String> names =
        plane.names().stream().filter(name -> plane.production(name).isPresent()).toList();
    return names.size() == 1
        ? model(names.get(0), "")
        : page(
            "Models",
            "models.jte",
            Map.of("cards", names.stream().map(name -> card(name, "")).toList(), "links", links),
            List.of("page.css", "model.css"),
            List.of());
  }

  /**
   * What a model is, and a form that asks it.
   *
   * @param version empty: the one in production
   * @throws ServingException when it is not served
   */
  String model(String name, String version) {
    return page(
        name,
        "model.jte",
        Map.of("card", card(name, version), "links", links),
        List.of("page.css", "model.css"),
        List.of("model.js"));
  }

  /** The API's operations, each to be tried. */
  String api() {
    return page(
        "API",
        "api.jte",
        Map.of(),
        List.of("swagger-ui.css", "page.css", "model.css"),
        List.of("swagger-ui-bundle.js", "api.js"));
  }

  /**
   * The report that a model's package has.
   *
   * @param version empty: the one in production
   * @throws ServingException when it has none, or the model is not served
   */
  byte[] report(String name, String version) {
    try {
      return plane.source(name, version).file(ModelPackage.REPORT);
    } catch (UserException e) {
      throw ServingException.notFound("model '%s' has no report that could be shown", name);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ModelCard card(String name, String version) {
    return new ModelCard(
        name,
        version,
        plane.source(name, version).manifest(),
        plane.metadata(name, version).explainable(),
        versions(name));
  }

  private List<VersionLine> versions(String name) {
    Optional<String> production = plane.production(name);
    return index.get().stream()
        .filter(entry -> entry.model().equals(name))
        .map(
            entry ->
                new VersionLine(
                    entry.version(), entry.ready(), state(entry, production.orElse(""))))
        .toList();
  }

  private static String state(IndexEntry entry, String production) {
    if (entry.version().equals(production)) {
      return "in production";
    }
    return entry.ready() ? "served beside it" : "not served: " + entry.reason();
  }

  private String page(
      String title,
      String template,
      Map<String, Object> parameters,
      List<String> styles,
      List<String> scripts) {
    Links loaded =
        new Links(
            styles.stream().map(assets::url).toList(), scripts.stream().map(assets::url).toList());
    return Page.linked(Pages.class, title, loaded, template, parameters);
  }
}
