package io.pulseline.generator.stream;

import io.pulseline.cli.DidYouMean;
import io.pulseline.cli.Durations;
import io.pulseline.contract.UserException;
import io.pulseline.contract.dataset.Column;
import io.pulseline.contract.dataset.Dataset;
import io.pulseline.contract.dataset.NumericColumn;
import io.pulseline.generator.copula.Profile;
import io.pulseline.generator.copula.Spread;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A drift as people write it: {@code column=+1sd@60s} is a step of a standard deviation after a
 * minute, {@code column=-12.5@60s..120s} a ramp in the column's unit. A place without a unit of
 * time, {@code @6000}, is a record_id.
 */
public final class DriftSpec {
  private static final Pattern FORM =
      Pattern.compile("(.+)=([+-]\\d+(?:\\.\\d+)?)(sd)?@(\\w+)(?:\\.\\.(\\w+))?");
  private static final Pattern RECORD = Pattern.compile("\\d{1,18}");

  private DriftSpec() {}

  /**
   * Reads drifts for a stream.
   *
   * @param pace turns times into records: a time is counted from record_id 0, whenever the stream
   *     really starts
   * @throws UserException when a text is no drift, or not of a numeric column of the dataset
   */
  public static List<Drift> parse(List<String> texts, Dataset dataset, Profile profile, Pace pace) {
    return texts.stream().map(text -> parse(text, dataset, profile, pace)).toList();
  }

  private static Drift parse(String text, Dataset dataset, Profile profile, Pace pace) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      throw bad(text, "write column=+1sd@60s, or column=-12.5@60s..120s for a ramp");
    }
    int index = dataset.indexOf(form.group(1));
    NumericColumn column = numeric(text, form.group(1), index, dataset);
    long from = place(text, form.group(4), pace);
    long full = form.group(5) == null ? from : place(text, form.group(5), pace);
    if (full < from) {
      throw bad(text, "it ends before it begins");
    }
    Spread spread = Spread.of(dataset, profile, index);
    double amount = Double.parseDouble(form.group(2));
    double shift = form.group(3) == null ? amount : amount * spread.sd();
    return new Drift(index, column, spread, shift, from, full);
  }

  private static NumericColumn numeric(String text, String name, int index, Dataset dataset) {
    if (index < 0) {
      List<String> names = dataset.columns().stream().map(Column::name).toList();
      throw bad(
          text,
          "dataset '%s' has no column '%s'%s"
              .formatted(dataset.name(), name, DidYouMean.hint(name, names)));
    }
    if (dataset.columns().get(index) instanceof NumericColumn column) {
      return column;
    }
    throw bad(text, "column '" + name + "' holds categories, and only numbers drift");
  }

  private static long place(String text, String place, Pace pace) {
    if (RECORD.matcher(place).matches()) {
      return Long.parseLong(place);
    }
    return Durations.parse(place)
        .map(pace::indexAt)
        .orElseThrow(
            () -> bad(text, "'" + place + "' is neither a time such as 60s nor a record_id"));
  }

  private static UserException bad(String text, String why) {
    return new UserException("drift '" + text + "': " + why);
  }
}
