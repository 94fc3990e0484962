package io.pulseline.serving.warmup;

import io.pulseline.contract.model.Sample;
import io.pulseline.serving.plane.DataPlane;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/** Rows to ask a model for: its package's own samples, whose numbers are such as clients send. */
public final class WarmUpRows {
  private WarmUpRows() {}

  /**
   * The rows of a model.
   *
   * @return one at least; a package of old has no samples, and gives a row of missing values
   * @throws IOException when the package is not to be read any more
   */
  public static List<float[]> of(DataPlane plane, String model) throws IOException {
    List<Sample> samples = plane.source(model, "").samples();
    if (!samples.isEmpty()) {
      return samples.stream().map(Sample::row).toList();
    }
    float[] missing = new float[plane.metadata(model, "").columns().size()];
    Arrays.fill(missing, Float.NaN);
    return List.of(missing);
  }
}
