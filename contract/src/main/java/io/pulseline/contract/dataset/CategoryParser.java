package io.pulseline.contract.dataset;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.Tag;

/** Reads the categories of a column: a list of values, or a mapping of values to labels. */
final class CategoryParser {
  private static final Pattern INTEGER = Pattern.compile("0|-?[1-9][0-9]{0,18}");

  /** A number that YAML 1.1 takes for a string, and people do not. */
  private static final Pattern EXPONENT = Pattern.compile("[-+]?[0-9][0-9.]*[eE][-+]?[0-9]+");

  private final Problems problems;

  CategoryParser(Problems problems) {
    this.problems = problems;
  }

  /** Whether a text is a 64-bit integer, and the only one that is written for it. */
  static boolean isInteger(String text) {
    return INTEGER.matcher(text).matches() && new BigInteger(text).bitLength() < Long.SIZE;
  }

  List<Category> parse(String column, YamlMap map) {
    boolean texts = map.optional("type", "").equals(ValueType.STRING.word());
    List<Category> categories = new ArrayList<>();
    if (map.at("values") instanceof MappingNode mapping && map.has("values")) {
      for (NodeTuple entry : mapping.getValue()) {
        String value = value(column, map, entry.getKeyNode(), texts);
        categories.add(new Category(value, map.text(entry.getValueNode())));
      }
    } else {
      for (Node item : map.list("values")) {
        String value = value(column, map, item, texts);
        categories.add(new Category(value, value));
      }
    }
    if (categories.isEmpty()) {
      problems.add(map.at("values"), "column '" + column + "' needs at least one of its 'values'");
    }
    if (categories.stream().map(Category::value).distinct().count() < categories.size()) {
      problems.add(map.at("values"), "column '" + column + "' lists a value twice");
    }
    return categories;
  }

  /** A value as it stands in the file: 007 is neither made the integer 7 nor quietly a text. */
  private String value(String column, YamlMap map, Node node, boolean text) {
    String value = map.text(node);
    if (!text && node instanceof ScalarNode scalar && isOddNumber(scalar)) {
      problems.add(
          node,
          String.format(
              "category %s of column '%s' is no integer in its plain form; quote it, '%s', if it is"
                  + " a text",
              value, column, value));
    }
    return value;
  }

  private static boolean isOddNumber(ScalarNode scalar) {
    boolean number =
        Tag.INT.equals(scalar.getTag())
            || Tag.FLOAT.equals(scalar.getTag())
            || EXPONENT.matcher(scalar.getValue()).matches();
    return scalar.isPlain() && number && !isInteger(scalar.getValue());
  }
}
