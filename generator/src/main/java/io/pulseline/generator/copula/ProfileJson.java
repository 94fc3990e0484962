package io.pulseline.generator.copula;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pulseline.contract.UserException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.StreamSupport;
import org.hipparchus.exception.MathIllegalArgumentException;

/** Reads the written form of a {@link Profile}; {@link ProfileWriter} writes it. */
public final class ProfileJson {
  private ProfileJson() {}

  /**
   * Reads a profile.
   *
   * @param where names the text in messages, usually its path
   * @throws UserException when the text is not a profile of this version
   */
  public static Profile parse(String json, String where) {
    try {
      JsonNode root = new ObjectMapper().readTree(json);
      int version = field(root, "schema").asInt();
      if (version != Profile.SCHEMA_VERSION) {
        throw new UserException(
            String.format(
                "%s has schema %d, this program reads %d: run 'generate fit' again",
                where, version, Profile.SCHEMA_VERSION));
      }
      List<Component> components = new ArrayList<>();
      field(root, "components").forEach(component -> components.add(component(component)));
      return new Profile(
          field(root, "dataset").asText(),
          field(root, "target").asText(),
          field(root, "rows").asLong(),
          dependence(field(root, "dependence").asText()),
          field(root, "reason").asText(),
          components,
          extras(root.path("extras")));
    } catch (JsonProcessingException | IllegalArgumentException | MathIllegalArgumentException e) {
      throw new UserException(
          where + " is not a profile (" + firstLine(e) + "): run 'generate fit' again", e);
    }
  }

  /** The profile's indented JSON text, with a line break at its end. */
  public static String write(Profile profile) {
    return new ProfileWriter().write(profile);
  }

  static String word(Profile.Dependence dependence) {
    return dependence.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static Profile.Dependence dependence(String word) {
    return Profile.Dependence.valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  private static Component component(JsonNode node) {
    List<ProfileColumn> columns = new ArrayList<>();
    field(node, "columns").forEach(column -> columns.add(column(column)));
    String targetValue = node.has("class") ? node.get("class").asText() : null;
    List<String> gaps = new ArrayList<>();
    node.path("gaps").forEach(column -> gaps.add(column.asText()));
    return new Component(
        targetValue,
        field(node, "weight").asDouble(),
        columns,
        gaps,
        correlation(node, columns.size() + gaps.size()));
  }

  private static double[][] correlation(JsonNode node, int size) {
    double[][] correlation = new double[size][size];
    JsonNode below = field(node, "correlation_below_diagonal");
    for (int i = 0; i < size; i++) {
      correlation[i][i] = 1;
      for (int j = 0; j < i; j++) {
        JsonNode entry = below.path(i - 1).path(j);
        if (!entry.isNumber() || Math.abs(entry.doubleValue()) > 1) {
          throw new IllegalArgumentException("correlation of columns " + i + " and " + j);
        }
        correlation[i][j] = entry.doubleValue();
        correlation[j][i] = correlation[i][j];
      }
    }
    return correlation;
  }

  private static ProfileColumn column(JsonNode node) {
    String name = field(node, "name").asText();
    double missing = node.path("missing").asDouble(0);
    return new ProfileColumn(
        name, missing, node.has("values") ? frequencies(node) : quantiles(node));
  }

  private static Marginal frequencies(JsonNode node) {
    List<String> values = new ArrayList<>();
    field(node, "values").forEach(value -> values.add(value.asText()));
    List<Double> shares = new ArrayList<>();
    field(node, "shares").forEach(share -> shares.add(share.asDouble()));
    return new Marginal.Frequencies(values, shares);
  }

  private static Marginal quantiles(JsonNode node) {
    Integer decimals = node.has("decimals") ? node.get("decimals").asInt() : null;
    double min = field(node, "min").asDouble();
    double max = field(node, "max").asDouble();
    return node.has("family")
        ? new Marginal.Quantiles(decimals, min, max, parametric(node))
        : new Marginal.Quantiles(
            decimals, min, max, new Knots(doubles(field(node, "p")), doubles(field(node, "x"))));
  }

  private static Parametric parametric(JsonNode node) {
    return new Parametric(
        Family.valueOf(node.get("family").asText().toUpperCase(Locale.ROOT)),
        Arrays.stream(doubles(field(node, "parameters"))).boxed().toList());
  }

  private static List<ProfileExtra> extras(JsonNode nodes) {
    List<ProfileExtra> extras = new ArrayList<>();
    for (JsonNode node : nodes) {
      extras.add(
          new ProfileExtra(
              field(node, "name").asText(),
              node.path("missing").asDouble(0),
              node.path("unique").asBoolean(false),
              node.has("format") ? times(node) : null));
    }
    return extras;
  }

  private static ProfileExtra.Times times(JsonNode node) {
    return new ProfileExtra.Times(
        node.get("format").asText(),
        field(node, "from").asLong(),
        field(node, "step").asLong(),
        new Knots(doubles(field(node, "p")), doubles(field(node, "x"))));
  }

  private static double[] doubles(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false)
        .mapToDouble(JsonNode::asDouble)
        .toArray();
  }

  private static JsonNode field(JsonNode node, String name) {
    JsonNode field = node.get(name);
    if (field == null || field.isNull()) {
      throw new IllegalArgumentException("'" + name + "' is missing");
    }
    return field;
  }

  private static String firstLine(Exception e) {
    return e.getMessage().lines().findFirst().orElse(e.getClass().getSimpleName());
  }
}
