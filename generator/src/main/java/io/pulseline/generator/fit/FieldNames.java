package io.pulseline.generator.fit;

import io.pulseline.contract.lake.LakeSchema;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Turns headers into names that JSON, Parquet, SQL and Elasticsearch all take. */
final class FieldNames {
  private static final int LONGEST = 64;

  private FieldNames() {}

  /** One name a header: letters, digits and '_', no two alike but for case, none reserved. */
  static List<String> of(List<String> headers) {
    Set<String> taken = new HashSet<>(LakeSchema.RESERVED);
    List<String> names = new ArrayList<>();
    for (String header : headers) {
      String name = header.replaceAll("[^A-Za-z0-9_]+", "_");
      name = name.matches("[0-9].*") ? "_" + name : name;
      name = name.substring(0, Math.min(LONGEST, name.length()));
      String free = name;
      for (int i = 2; !taken.add(free.toLowerCase(Locale.ROOT)); i++) {
        String suffix = "_" + i;
        free = name.substring(0, Math.min(LONGEST - suffix.length(), name.length())) + suffix;
      }
      names.add(free);
    }
    return names;
  }
}
