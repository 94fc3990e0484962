package io.pulseline.jobs.monitor.statistics;

import io.pulseline.contract.model.FeatureBaseline;
import io.pulseline.contract.model.ModelManifest;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How the features of a model were distributed in its training rows.
 *
 * @param version of the model
 * @param rows how many training rows there were: a baseline of few is itself uncertain
 * @param features by name
 */
public record Baselines(String version, long rows, Map<String, FeatureBaseline> features) {
  public Baselines {
    features = Map.copyOf(features);
  }

  public static Baselines of(ModelManifest manifest) {
    long rows =
        manifest.baseline().values().stream().mapToLong(FeatureBaseline::rows).max().orElse(0);
    return new Baselines(
        manifest.version(), rows == 0 ? manifest.lineage().rows() : rows, manifest.baseline());
  }

  void write(DataOutput out) throws IOException {
    out.writeUTF(version);
    out.writeLong(rows);
    out.writeInt(features.size());
    for (Map.Entry<String, FeatureBaseline> feature : new TreeMap<>(features).entrySet()) {
      out.writeUTF(feature.getKey());
      writeNumbers(out, feature.getValue().edges());
      writeNumbers(out, feature.getValue().shares());
      out.writeDouble(feature.getValue().missing());
    }
  }

  static Baselines read(DataInput in) throws IOException {
    String version = in.readUTF();
    long rows = in.readLong();
    Map<String, FeatureBaseline> features = new LinkedHashMap<>();
    for (int left = in.readInt(); left > 0; left--) {
      features.put(
          in.readUTF(),
          new FeatureBaseline(readNumbers(in), readNumbers(in), in.readDouble(), rows));
    }
    return new Baselines(version, rows, features);
  }

  private static void writeNumbers(DataOutput out, List<Double> numbers) throws IOException {
    out.writeInt(numbers.size());
    for (double number : numbers) {
      out.writeDouble(number);
    }
  }

  private static List<Double> readNumbers(DataInput in) throws IOException {
    List<Double> numbers = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      numbers.add(in.readDouble());
    }
    return numbers;
  }
}
