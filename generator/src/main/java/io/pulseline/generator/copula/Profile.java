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
 */
public record Profile(
    String dataset,
    String target,
    long rows,
    Dependence dependence,
    String reason,
    List<Component> components) {

  /** The version of the written form. */
  public static final int SCHEMA_VERSION = 1;

  public Profile {
    components = List.copyOf(components);
  }

  /** How the columns depend on the target. */
  public enum Dependence {
    /** One copula with the target among its columns. */
    POOLED,
    /** One copula, and one set of marginals, for each class of the target. */
    PER_CLASS
  }
}
