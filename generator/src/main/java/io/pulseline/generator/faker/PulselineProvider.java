package io.pulseline.generator.faker;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pulseline.cli.DidYouMean;
import io.pulseline.contract.UserException;
import io.pulseline.contract.dataset.Column;
import io.pulseline.contract.dataset.Dataset;
import io.pulseline.contract.dataset.Datasets;
import io.pulseline.contract.dataset.RecordValues;
import io.pulseline.contract.dataset.ValueVisitor;
import io.pulseline.generator.DatasetOption;
import io.pulseline.generator.copula.Profile;
import io.pulseline.generator.copula.RowCursor;
import io.pulseline.generator.copula.RowSource;
import io.pulseline.generator.extras.ExtraValues;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import net.datafaker.providers.base.AbstractProvider;
import net.datafaker.providers.base.BaseProviders;

/**
 * A Datafaker provider whose values are rows of a dataset: columns depend on each other as they do
 * in the table that it was fitted on. {@link PulselineFaker} has one as {@code pulseline}; a faker
 * of one's own gets one so:
 *
 * <pre>{@code
 * public class ClinicFaker extends Faker {
 *   private final PulselineProvider patients =
 *       new PulselineProvider(this, "heart-disease", 42, Locale.ENGLISH);
 *
 *   public PulselineProvider patient() {
 *     return patients;
 *   }
 * }
 * new ClinicFaker().expression("#{patient.row}");
 * }</pre>
 *
 * <p>Rows are those of {@code generate sample} with the same seed, from the first on. Every call
 * takes the next row, except that all placeholders of one {@link PulselineFaker#expression} share
 * theirs. Not thread-safe.
 */
public final class PulselineProvider extends AbstractProvider<BaseProviders> {
  private final ObjectMapper json = new ObjectMapper();
  private final Dataset dataset;
  private final RecordValues columns;
  private final RowCursor rows;
  private final ExtraValues extras;
  private long next;
  private Map<String, Object> current = Map.of();
  private boolean sharing;

  /**
   * @param dataset a built-in dataset, or a folder that {@code generate fit} wrote
   * @param locale of the extras that Datafaker makes
   * @throws UserException when there is no such dataset, or nothing was fitted for it
   */
  public PulselineProvider(BaseProviders faker, String dataset, long seed, Locale locale) {
    super(faker);
    this.dataset = Datasets.load(dataset);
    Profile profile = DatasetOption.profileOf(dataset);
    this.columns = new RecordValues(this.dataset);
    this.rows = new RowCursor(new RowSource(this.dataset, profile, seed), 0);
    this.extras = new ExtraValues(this.dataset, profile, seed, locale);
  }

  /** A row as a JSON object on one line. */
  public String row() {
    try {
      return json.writeValueAsString(values());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("numbers and strings are always JSON", e);
    }
  }

  /**
   * One value of a row as text, empty when it is missing.
   *
   * @param name of a column or an extra
   * @throws IllegalArgumentException when the dataset has none of this name
   */
  public String value(String name) {
    Map<String, Object> row = values();
    if (!row.containsKey(name)) {
      throw new IllegalArgumentException(
          dataset.name() + " has no '" + name + "'" + DidYouMean.hint(name, row.keySet()));
    }
    Object value = row.get(name);
    return value == null ? "" : value.toString();
  }

  /**
   * The values of a row by their names, columns and then extras: a {@link Long}, a {@link Double}
   * or a {@link String} each, null when missing.
   */
  public Map<String, Object> values() {
    if (!sharing || current.isEmpty()) {
      current = nextRow();
    }
    return new LinkedHashMap<>(current);
  }

  /** Evaluates something whose calls all take one and the same row. */
  String withOneRow(Supplier<String> expression) {
    boolean within = sharing;
    if (!within) {
      sharing = true;
      current = Map.of();
    }
    try {
      return expression.get();
    } finally {
      sharing = within;
    }
  }

  private Map<String, Object> nextRow() {
    Map<String, Object> row = new LinkedHashMap<>();
    columns.visit(rows.next(), new Fields(dataset.columns(), row));
    String[] more = new String[dataset.extras().size()];
    extras.fill(next++, more);
    for (int i = 0; i < more.length; i++) {
      row.put(dataset.extras().get(i).name(), more[i]);
    }
    return row;
  }

  private record Fields(List<Column> columns, Map<String, Object> row)
      implements ValueVisitor<RuntimeException> {
    @Override
    public void missing(int column) {
      row.put(columns.get(column).name(), null);
    }

    @Override
    public void integer(int column, long value) {
      row.put(columns.get(column).name(), value);
    }

    @Override
    public void number(int column, double value) {
      row.put(columns.get(column).name(), value);
    }

    @Override
    public void text(int column, int position, String value) {
      row.put(columns.get(column).name(), value);
    }
  }
}
