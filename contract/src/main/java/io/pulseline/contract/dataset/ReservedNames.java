package io.pulseline.contract.dataset;

import io.pulseline.contract.lake.LakeField;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Names that a column, an extra or an engineered feature cannot have, and why. */
public final class ReservedNames {
  /** How many characters a name has at most. */
  public static final int LONGEST = 64;

  private static final Pattern FORM = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  /** Folders of the lake: readers of partitions make columns of them. */
  private static final Set<String> PARTITIONS = Set.of("date", "hour");

  /** Metadata fields of Elasticsearch 7 and 8, with and without plugins. */
  private static final Set<String> ELASTICSEARCH =
      Set.of(
          "_data_stream_timestamp",
          "_doc",
          "_doc_count",
          "_feature",
          "_field_names",
          "_id",
          "_ignored",
          "_ignored_source",
          "_index",
          "_meta",
          "_nested_path",
          "_parent",
          "_primary_term",
          "_routing",
          "_score",
          "_seq_no",
          "_size",
          "_source",
          "_tier",
          "_timestamp",
          "_tsid",
          "_ttl",
          "_type",
          "_uid",
          "_version");

  private ReservedNames() {}

  /**
   * Why a field of a dataset cannot bear a name, as the end of a sentence that begins with the name
   * itself; empty when it can. Upper and lower case are one: SQL engines do not tell them apart.
   */
  public static Optional<String> problem(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    if (name.length() > LONGEST || !FORM.matcher(name).matches()) {
      return Optional.of(
          "must be 1 to " + LONGEST + " letters, digits and '_', not beginning with a digit");
    }
    if (LakeField.isOwn(lower)) {
      return Optional.of("is taken by the record envelope" + another(name));
    }
    if (PARTITIONS.contains(lower)) {
      return Optional.of("is taken by the lake's folders" + another(name));
    }
    if (ELASTICSEARCH.contains(lower)) {
      return Optional.of("is a metadata field of Elasticsearch" + another(name));
    }
    return Optional.empty();
  }

  private static String another(String name) {
    return "; rename it, to '" + name + "_2' for example";
  }
}
