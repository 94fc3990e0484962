package io.pulseline.contract.dataset;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.nodes.Node;

/** Turns the node tree of a {@code dataset.yaml} into a {@link Dataset}. */
final class DatasetParser {
  private static final Pattern DATASET_NAME = Pattern.compile("[a-z][a-z0-9-]{0,44}");

  private final Problems problems;
  private final Set<String> fieldNames = new HashSet<>();

  DatasetParser(Problems problems) {
    this.problems = problems;
  }

  /** The descriptor, or null when there are problems (all of them are in {@link Problems}). */
  Dataset parse(Node root) {
    YamlMap map =
        new YamlMap(
            root,
            "the descriptor",
            problems,
            "name",
            "description",
            "source",
            "licence",
            "target",
            "columns",
            "engineered",
            "clip",
            "monotone",
            "extras");
    String name = map.required("name");
    if (map.has("name") && !DATASET_NAME.matcher(name).matches()) {
      problems.add(
          map.at("name"),
          "name '" + name + "' must be 1 to 45 of a-z, 0-9 and '-', beginning with a letter");
    }
    List<Column> columns = map.list("columns").stream().map(this::column).toList();
    if (columns.size() < 2) {
      problems.add(map.at("columns"), "'columns' must list the target and at least one feature");
    }
    if (!map.has("target")) {
      problems.add(map.at("target"), "the descriptor needs 'target'");
    }
    DatasetReferences references = new DatasetReferences(columns, problems);
    Target target = map.has("target") ? references.target(map.at("target")) : null;
    List<Engineered> engineered =
        map.list("engineered").stream()
            .map(node -> references.engineered(node, target, this::fieldName))
            .toList();
    Clip clip = map.has("clip") ? references.clip(map.at("clip")) : Clip.NONE;
    Monotone monotone =
        map.has("monotone")
            ? references.monotone(map.at("monotone"), target, engineered)
            : Monotone.NONE;
    List<Extra> extras = map.list("extras").stream().map(this::extra).toList();
    if (problems.any()) {
      return null;
    }
    return new Dataset(
        name,
        map.optional("description", ""),
        map.optional("source", ""),
        map.optional("licence", ""),
        target,
        columns.stream().map(column -> requiredIfTarget(column, target)).toList(),
        engineered,
        clip,
        monotone,
        extras);
  }

  /** A record without its label is of no use to anyone downstream. */
  private static Column requiredIfTarget(Column column, Target target) {
    return column instanceof CategoricalColumn c && c.name().equals(target.column())
        ? new CategoricalColumn(c.name(), c.type(), c.categories(), true)
        : column;
  }

  private Column column(Node node) {
    YamlMap map =
        new YamlMap(
            node,
            "a column",
            problems,
            "name",
            "kind",
            "type",
            "unit",
            "min",
            "max",
            "values",
            "required");
    String name = fieldName(map);
    String kind = map.required("kind");
    return switch (kind) {
      case "categorical" -> categorical(name, map);
      case "numeric" -> numeric(name, map);
      default -> {
        problems.add(
            map.at("kind"),
            "kind of column '" + name + "' must be numeric or categorical, not '" + kind + "'");
        yield numeric(name, map);
      }
    };
  }

  private Column numeric(String name, YamlMap map) {
    if (map.has("values")) {
      problems.add(map.at("values"), "column '" + name + "' is numeric and so has no 'values'");
    }
    ValueType type = type(name, map, ValueType.FLOAT, ValueType.INTEGER);
    Double min = map.number("min");
    Double max = map.number("max");
    if (min != null && max != null && min > max) {
      problems.add(map.at("min"), "column '" + name + "' has min " + min + " above max " + max);
    }
    return new NumericColumn(name, type, map.optional("unit", ""), min, max, map.flag("required"));
  }

  private Column categorical(String name, YamlMap map) {
    List<Category> categories = new CategoryParser(problems).parse(name, map);
    boolean integers =
        categories.stream().allMatch(category -> CategoryParser.isInteger(category.value()));
    ValueType fallback = integers ? ValueType.INTEGER : ValueType.STRING;
    ValueType type =
        fallback == ValueType.INTEGER
            ? type(name, map, ValueType.INTEGER, ValueType.STRING)
            : type(name, map, ValueType.STRING, ValueType.INTEGER);
    if (type == ValueType.INTEGER && !integers) {
      problems.add(
          map.at("values"), "column '" + name + "' is of type integer, but not all its values are");
    }
    for (String key : List.of("min", "max", "unit")) {
      if (map.has(key)) {
        problems.add(map.at(key), "column '" + name + "' is categorical and so has no " + key);
      }
    }
    return new CategoricalColumn(name, type, categories, map.flag("required"));
  }

  private ValueType type(String column, YamlMap map, ValueType fallback, ValueType other) {
    String word = map.optional("type", fallback.word());
    if (word.equals(other.word())) {
      return other;
    }
    if (!word.equals(fallback.word())) {
      problems.add(
          map.at("type"),
          String.format(
              "type of column '%s' must be %s or %s, not '%s'",
              column, fallback.word(), other.word(), word));
    }
    return fallback;
  }

  private Extra extra(Node node) {
    YamlMap map = new YamlMap(node, "an extra", problems, "name", "faker");
    return new Extra(fieldName(map), map.required("faker"));
  }

  /** Reads 'name' and holds it against all names so far: lake and index have one name space. */
  private String fieldName(YamlMap map) {
    String name = map.required("name");
    if (!map.has("name")) {
      return name;
    }
    Optional<String> problem = ReservedNames.problem(name);
    if (problem.isPresent()) {
      problems.add(map.at("name"), "name '" + name + "' " + problem.get());
    } else if (!fieldNames.add(name.toLowerCase(Locale.ROOT))) {
      // SQL engines that read the lake do not tell upper from lower case
      problems.add(map.at("name"), "name '" + name + "' is used twice");
    }
    return name;
  }
}
