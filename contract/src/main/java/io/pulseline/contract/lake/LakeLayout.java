package io.pulseline.contract.lake;

import io.pulseline.contract.dataset.Dataset;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * Where things lie below a lake's root, which is a {@code file:} or {@code s3:} URI or a plain
 * path.
 *
 * @param root without a slash at its end
 */
public record LakeLayout(String root) {
  private static final DateTimeFormatter PARTITION =
      DateTimeFormatter.ofPattern("'date='uuuu-MM-dd'/hour='HH").withZone(ZoneOffset.UTC);

  public LakeLayout {
    while (root.endsWith("/") && root.length() > 1) {
      root = root.substring(0, root.length() - 1);
    }
  }

  /** The folder of a dataset's records: {@code date=…/hour=…/part-*.parquet} lie below it. */
  public String raw(Dataset dataset) {
    return root + "/raw/" + dataset.name();
  }

  /** The folder of an event time below {@link #raw}, in UTC. */
  public static String partition(Instant eventTime) {
    return PARTITION.format(eventTime);
  }

  /** The folder of a dataset's model packages. */
  public String models(Dataset dataset) {
    return root + "/models/" + dataset.name();
  }

  public String modelVersion(Dataset dataset, String version) {
    return models(dataset) + "/" + version;
  }

  /** The file that knows each version's stage. */
  public String registry(Dataset dataset) {
    return models(dataset) + "/registry.json";
  }
}
