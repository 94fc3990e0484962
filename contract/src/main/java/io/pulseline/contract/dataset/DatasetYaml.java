package io.pulseline.contract.dataset;

import io.pulseline.contract.UserException;
import java.io.StringReader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.reader.ReaderException;

/** The written form of a {@link Dataset}. */
public final class DatasetYaml {
  private DatasetYaml() {}

  /**
   * Reads a descriptor.
   *
   * @param where names the text in messages, usually its path
   * @throws UserException that lists every problem with its line
   */
  public static Dataset parse(String yaml, String where) {
    Node root;
    try {
      root = new Yaml(new LoaderOptions()).compose(new StringReader(yaml));
    } catch (MarkedYAMLException e) {
      int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
      throw new UserException(where + " line " + line + ": not YAML: " + e.getProblem(), e);
    } catch (ReaderException e) {
      String fault =
          "%s: not YAML: character U+%04X at %d"
              .formatted(where, e.getCodePoint(), e.getPosition());
      throw new UserException(fault, e);
    }
    if (root == null) {
      throw new UserException(where + " is empty; it must describe a dataset");
    }
    Problems problems = new Problems(where);
    Dataset dataset = new DatasetParser(problems).parse(root);
    problems.throwIfAny();
    return dataset;
  }

  /** A text that {@link #parse} reads back into an equal descriptor. */
  public static String write(Dataset dataset) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("name", dataset.name());
    putUnlessEmpty(map, "description", dataset.description());
    putUnlessEmpty(map, "source", dataset.source());
    putUnlessEmpty(map, "licence", dataset.licence());
    map.put("target", target(dataset.target()));
    map.put("columns", dataset.columns().stream().map(DatasetYaml::column).toList());
    if (!dataset.engineered().isEmpty()) {
      map.put("engineered", dataset.engineered().stream().map(DatasetYaml::engineered).toList());
    }
    if (!dataset.clip().equals(Clip.NONE)) {
      map.put("clip", ordered("columns", dataset.clip().columns(), "iqr", dataset.clip().iqr()));
    }
    Monotone monotone = dataset.monotone();
    if (!monotone.equals(Monotone.NONE)) {
      map.put(
          "monotone",
          ordered("increasing", monotone.increasing(), "decreasing", monotone.decreasing()));
    }
    if (!dataset.extras().isEmpty()) {
      List<Map<String, Object>> extras =
          dataset.extras().stream()
              .map(extra -> ordered("name", extra.name(), "faker", extra.faker()))
              .toList();
      map.put("extras", extras);
    }
    DumperOptions options = new DumperOptions();
    options.setDefaultFlowStyle(DumperOptions.FlowStyle.AUTO);
    options.setWidth(160);
    options.setAllowUnicode(true);
    return new Yaml(options).dump(map);
  }

  private static Map<String, Object> target(Target target) {
    Map<String, Object> map = ordered("column", target.column());
    if (target.positive() != null) {
      map.put("positive", target.positive());
    }
    return map;
  }

  private static Map<String, Object> column(Column column) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("name", column.name());
    if (column instanceof NumericColumn numeric) {
      map.put("kind", "numeric");
      map.put("type", numeric.type().word());
      putUnlessEmpty(map, "unit", numeric.unit());
      putNumber(map, "min", numeric.min());
      putNumber(map, "max", numeric.max());
    } else if (column instanceof CategoricalColumn categorical) {
      map.put("kind", "categorical");
      map.put("type", categorical.type().word());
      map.put("values", values(categorical));
    }
    if (column.required()) {
      map.put("required", true);
    }
    return map;
  }

  private static Map<Object, Object> values(CategoricalColumn column) {
    Map<Object, Object> values = new LinkedHashMap<>();
    for (Category category : column.categories()) {
      values.put(scalar(category.value(), column.type()), scalar(category.label(), column.type()));
    }
    return values;
  }

  /** Integers stand bare; strings that look like numbers are quoted by the dumper. */
  private static Object scalar(String text, ValueType type) {
    return type == ValueType.INTEGER && CategoryParser.isInteger(text)
        ? (Object) Long.valueOf(text)
        : text;
  }

  private static Map<String, Object> engineered(Engineered engineered) {
    if (engineered instanceof Engineered.Product product) {
      return ordered("name", product.name(), "product", product.factors());
    }
    Engineered.Ratio ratio = (Engineered.Ratio) engineered;
    return ordered(
        "name", ratio.name(),
        "ratio", List.of(ratio.numerator(), ratio.denominator()),
        "denominator_offset", ratio.denominatorOffset());
  }

  private static Map<String, Object> ordered(Object... keysAndValues) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      map.put((String) keysAndValues[i], keysAndValues[i + 1]);
    }
    return map;
  }

  private static void putUnlessEmpty(Map<String, Object> map, String key, String value) {
    if (!value.isEmpty()) {
      map.put(key, value);
    }
  }

  private static void putNumber(Map<String, Object> map, String key, Double value) {
    if (value != null) {
      boolean whole = value == Math.rint(value) && Math.abs(value) < 1e15;
      map.put(key, whole ? (Object) value.longValue() : value);
    }
  }
}
