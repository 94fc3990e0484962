package io.pulseline.contract.dataset;

import io.pulseline.contract.Digest;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The descriptor that every part of Pulseline reads. A record's values are a {@code double[]} in
 * the order of {@link #columns()}, the target among them.
 */
public record Dataset(
    String name,
    String description,
    String source,
    String licence,
    Target target,
    List<Column> columns,
    List<Engineered> engineered,
    Clip clip,
    Monotone monotone,
    List<Extra> extras) {

  public Dataset {
    columns = List.copyOf(columns);
    engineered = List.copyOf(engineered);
    extras = List.copyOf(extras);
  }

  /** All columns but the target, in the order of {@link #columns()}: what a model takes. */
  public List<Column> features() {
    return columns.stream().filter(column -> !column.name().equals(target.column())).toList();
  }

  public CategoricalColumn targetColumn() {
    return (CategoricalColumn) columns.get(targetIndex());
  }

  public int targetIndex() {
    return indexOf(target.column());
  }

  /**
   * Where the positive class stands among the target's categories: of two classes the second, where
   * the descriptor names none.
   */
  public int positivePosition() {
    return target.positive() == null ? 1 : targetColumn().positionOf(target.positive());
  }

  /** Position of a column in {@link #columns()}, -1 when there is none of that name. */
  public int indexOf(String column) {
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).name().equals(column)) {
        return i;
      }
    }
    return -1;
  }

  /** SHA-256 over the descriptor in its written form: equal exactly when the descriptors are. */
  public String digest() {
    return Digest.sha256(DatasetYaml.write(this).getBytes(StandardCharsets.UTF_8));
  }
}
