package io.pulseline.contract.dataset;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.yaml.snakeyaml.nodes.Node;

/**
 * The parts of a descriptor that point at its columns: target, engineered features, clipping and
 * monotone columns.
 */
final class DatasetReferences {
  private final List<Column> columns;
  private final Problems problems;

  DatasetReferences(List<Column> columns, Problems problems) {
    this.columns = columns;
    this.problems = problems;
  }

  Target target(Node node) {
    YamlMap map = new YamlMap(node, "the target", problems, "column", "positive");
    String name = map.required("column");
    String positive = map.has("positive") ? map.optional("positive", "") : null;
    Column column = map.has("column") ? find(map.at("column"), "target", name) : null;
    if (column instanceof NumericColumn) {
      problems.add(map.at("column"), "target column '" + name + "' must be categorical");
    }
    if (column instanceof CategoricalColumn categorical) {
      int classes = categorical.categories().size();
      if (classes < 2) {
        problems.add(map.at("column"), "target column '" + name + "' needs at least two values");
      }
      if (positive != null && classes != 2) {
        problems.add(map.at("positive"), "'positive' is for targets of two values only");
      } else if (positive != null && categorical.positionOf(positive) < 0) {
        problems.add(
            map.at("positive"), "positive '" + positive + "' is not a value of '" + name + "'");
      }
    }
    return new Target(name, positive);
  }

  Engineered engineered(Node node, Target target, Function<YamlMap, String> fieldName) {
    YamlMap map =
        new YamlMap(
            node,
            "an engineered feature",
            problems,
            "name",
            "product",
            "ratio",
            "denominator_offset");
    String name = fieldName.apply(map);
    boolean product = map.has("product");
    if (product == map.has("ratio")) {
      problems.add(map.at("name"), "engineered '" + name + "' needs either a product or a ratio");
    }
    String key = product ? "product" : "ratio";
    List<String> inputs = map.texts(key);
    if (product ? inputs.size() < 2 : inputs.size() != 2) {
      problems.add(map.at(key), String.format("the %s of '%s' must list two columns", key, name));
      inputs = List.of("", "");
    } else {
      inputs.forEach(input -> feature(map.at(key), name, input, target));
    }
    if (product) {
      return new Engineered.Product(name, inputs);
    }
    Double offset = map.number("denominator_offset");
    return new Engineered.Ratio(name, inputs.get(0), inputs.get(1), offset == null ? 0 : offset);
  }

  Clip clip(Node node) {
    YamlMap map = new YamlMap(node, "clip", problems, "columns", "iqr");
    Double iqr = map.number("iqr");
    if (iqr != null && iqr <= 0) {
      problems.add(map.at("iqr"), "'iqr' of clip must be above 0");
    }
    for (Node item : map.list("columns")) {
      String name = map.text(item);
      if (find(item, "clip", name) instanceof CategoricalColumn) {
        problems.add(item, "clip column '" + name + "' must be numeric");
      }
    }
    return new Clip(map.texts("columns"), iqr == null ? Clip.NONE.iqr() : iqr);
  }

  Monotone monotone(Node node, Target target, List<Engineered> engineered) {
    YamlMap map = new YamlMap(node, "monotone", problems, "increasing", "decreasing");
    if (target != null
        && named(target.column()) instanceof CategoricalColumn classes
        && classes.categories().size() != 2) {
      problems.add(node, "'monotone' is for targets of two values only");
    }
    Set<String> seen = new HashSet<>();
    for (String key : List.of("increasing", "decreasing")) {
      for (Node item : map.list(key)) {
        String name = map.text(item);
        if (seen.add(name)) {
          monotone(item, name, target, engineered);
        } else {
          problems.add(item, "monotone names '" + name + "' twice");
        }
      }
    }
    return new Monotone(map.texts("increasing"), map.texts("decreasing"));
  }

  private void monotone(Node at, String name, Target target, List<Engineered> engineered) {
    if (target != null && name.equals(target.column())) {
      problems.add(at, "monotone names '" + name + "', which is the target");
    } else if (find(at, "monotone", name) instanceof CategoricalColumn) {
      problems.add(at, "monotone column '" + name + "' must be numeric");
    }
    for (Engineered feature : engineered) {
      // it moves with the column, and may move the model the other way
      if (feature.inputs().contains(name)) {
        problems.add(
            at,
            "monotone column '%s' must not be an input of engineered '%s', which is not"
                .formatted(name, feature.name()));
      }
    }
  }

  private void feature(Node at, String name, String input, Target target) {
    Column column = find(at, "engineered '" + name + "'", input);
    if (column != null && column.type() == ValueType.STRING) {
      problems.add(at, "engineered '" + name + "' cannot compute with strings of '" + input + "'");
    }
    if (target != null && input.equals(target.column())) {
      problems.add(at, "engineered '" + name + "' must not use the target");
    }
  }

  private Column find(Node at, String from, String name) {
    Column column = named(name);
    if (column == null) {
      problems.add(at, from + " names '" + name + "', which is not a column");
    }
    return column;
  }

  /** The first column of a name, null when there is none. */
  private Column named(String name) {
    return columns.stream().filter(column -> column.name().equals(name)).findFirst().orElse(null);
  }
}
