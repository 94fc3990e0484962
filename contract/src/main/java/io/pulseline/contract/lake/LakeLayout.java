package io.pulseline.contract.lake;

import io.pulseline.contract.dataset.Dataset;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where things lie below a lake's root, which is a {@code file:} or {@code s3:} URI or a plain
 * path.
 *
 * @param root without a slash at its end
 */
public record LakeLayout(String root) {
  /** The file in a dataset's {@link #models(Dataset) folder} that knows each version's stage. */
  public static final String REGISTRY = "registry.json";

  private static final DateTimeFormatter PARTITION =
      DateTimeFormatter.ofPattern("'date='uuuu-MM-dd'/hour='HH").withZone(ZoneOffset.UTC);

  private static final Pattern HOUR =
      Pattern.compile("date=([0-9]{4}-[0-9]{2}-[0-9]{2})/hour=([0-9]{2})/");

  public LakeLayout {
    while (root.endsWith("/") && root.length() > 1) {
      root = root.substring(0, root.length() - 1);
    }
  }

  /**
   * The folder of a dataset's records: {@code date=…/hour=…/part-*.parquet} lie below it. Files
   * that are called otherwise are none of the lake's.
   */
  public String raw(Dataset dataset) {
    return root + "/raw/" + dataset.name();
  }

  /** The folder of an event time below {@link #raw}, in UTC. */
  public static String partition(Instant eventTime) {
    return PARTITION.format(eventTime);
  }

  /**
   * The beginning of the hour whose events a file holds.
   *
   * @param file relative to {@link #raw}
   * @return empty when it lies in no {@link #partition}
   */
  public static Optional<Instant> hourOf(String file) {
    Matcher folder = HOUR.matcher(file);
    try {
      return folder.lookingAt()
          ? Optional.of(Instant.parse(folder.group(1) + "T" + folder.group(2) + ":00:00Z"))
          : Optional.empty();
    } catch (DateTimeParseException e) {
      return Optional.empty(); // a thirteenth month, a twenty-fifth hour
    }
  }

  /** The folder of all model packages: a folder for each dataset lies in it. */
  public String models() {
    return root + "/models";
  }

  /** The folder of a dataset's model packages. */
  public String models(Dataset dataset) {
    return models(dataset.name());
  }

  /** As {@link #models(Dataset)}, of a dataset of that name. */
  public String models(String dataset) {
    return models() + "/" + dataset;
  }

  public String modelVersion(Dataset dataset, String version) {
    return models(dataset) + "/" + version;
  }

  /** The file that knows each version's stage. */
  public String registry(Dataset dataset) {
    return models(dataset) + "/" + REGISTRY;
  }
}
