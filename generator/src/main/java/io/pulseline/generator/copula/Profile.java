package io.pulseline.generator.copula;

import java.util.List;

/**
 * What {@code generate fit} learned from a table: enough to generate rows like its own, without it.
 *
 * @param dataset name of the dataset it was fitted for
 * @param target the column whose classes the components are of
 * @param rows that it was fitted on
 * @param dependence how the columns depend on the target
 * @param reason why that was chosen, for people
 * @param components weights add up to 1
 * @param extras of the columns that are not modelled
 */
public record Profile(
    String dataset,
    String target,
    long rows,
    Dependence dependence,
    String reason,
    List<Component> components,
    List<ProfileExtra> extras) {

  /** The version of the written form. */
  public static final int SCHEMA_VERSION = 1;

  public Profile {
    components = List.copyOf(components);
    extras = List.copyOf(extras);
  }

  /** Of modelled columns only. */
  public Profile(
      String dataset,
      String target,
      long rows,
      Dependence dependence,
      String reason,
      List<Component> components) {
    this(dataset, target, rows, dependence, reason, components, List.of());
  }

  /** The same, and what is known of the other columns. */
  public Profile with(List<ProfileExtra> known) {
    return new Profile(dataset, target, rows, dependence, reason, components, known);
  }

  /** How the columns depend on the target. */
  public enum Dependence {
    /** One copula with the target among its columns. */
    POOLED,
    /** One copula, and one set of marginals, for each class of the target. */
    PER_CLASS
  }
}
