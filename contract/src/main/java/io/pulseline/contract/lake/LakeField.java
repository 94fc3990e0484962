package io.pulseline.contract.lake;

import io.pulseline.contract.dataset.Column;
import io.pulseline.contract.dataset.Dataset;
import java.util.ArrayList;
import java.util.List;

/**
 * One field of an accepted record as the lake and the index keep it. Their schemas are mappings of
 * the one list that {@link #of} gives.
 *
 * @param required whether every record has it
 * @param column the dataset's column, null for our own fields and for extras
 */
public record LakeField(String name, Type type, boolean required, Column column) {
  /** What a field holds. */
  public enum Type {
    LONG,
    INT,
    DOUBLE,
    TEXT,
    TIMESTAMP
  }

  private static final List<LakeField> OWN =
      List.of(
          own(LakeSchema.BATCH_NUMBER, Type.LONG),
          own(LakeSchema.RECORD_ID, Type.LONG),
          own(LakeSchema.EVENT_TIMESTAMP, Type.TIMESTAMP),
          own(LakeSchema.PROCESSED_AT, Type.TIMESTAMP),
          own(LakeSchema.KAFKA_PARTITION, Type.INT),
          own(LakeSchema.KAFKA_OFFSET, Type.LONG));

  /** The dataset's columns, where a record came from and when, and the extras. */
  public static List<LakeField> of(Dataset dataset) {
    List<LakeField> fields = new ArrayList<>(columns(dataset));
    fields.addAll(OWN);
    fields.addAll(extras(dataset));
    return List.copyOf(fields);
  }

  public static List<LakeField> columns(Dataset dataset) {
    return dataset.columns().stream().map(LakeField::of).toList();
  }

  public static List<LakeField> extras(Dataset dataset) {
    return dataset.extras().stream()
        .map(extra -> new LakeField(extra.name(), Type.TEXT, false, null))
        .toList();
  }

  /** Whether a name is one of our own fields'. */
  public static boolean isOwn(String name) {
    return OWN.stream().anyMatch(field -> field.name().equals(name));
  }

  private static LakeField of(Column column) {
    Type type =
        switch (column.type()) {
          case INTEGER -> Type.LONG;
          case FLOAT -> Type.DOUBLE;
          case STRING -> Type.TEXT;
        };
    return new LakeField(column.name(), type, column.required(), column);
  }

  private static LakeField own(String name, Type type) {
    return new LakeField(name, type, true, null);
  }
}
