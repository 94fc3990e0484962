package io.pulseline.generator.fit;

import io.pulseline.contract.dataset.ReservedNames;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Turns headers into names that JSON, Parquet, SQL and Elasticsearch all take. */
final class FieldNames {
  private FieldNames() {}

  /**
   * One name a header: letters, digits and '_', no two alike but for case, none reserved; one
   * without a name is called by its place, counted from 1.
   */
  static List<String> of(List<String> headers) {
    Set<String> taken = new HashSet<>();
    List<String> names = new ArrayList<>();
    for (String header : headers) {
      String name =
          header.isEmpty()
              ? "column_" + (names.size() + 1)
              : header.replaceAll("[^A-Za-z0-9_]+", "_");
      name = name.matches("[0-9].*") ? "_" + name : name;
      name = name.substring(0, Math.min(ReservedNames.LONGEST, name.length()));
      String free = name;
      for (int i = 2; !isFree(free) || !taken.add(free.toLowerCase(Locale.ROOT)); i++) {
        String suffix = "_" + i;
        free =
            name.substring(0, Math.min(ReservedNames.LONGEST - suffix.length(), name.length()))
                + suffix;
      }
      names.add(free);
    }
    return names;
  }

  private static boolean isFree(String name) {
    return ReservedNames.problem(name).isEmpty();
  }
}
