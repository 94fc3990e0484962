package io.pulseline.trainer.page;

import io.pulseline.cli.chart.Series;
import io.pulseline.contract.dataset.Dataset;
import io.pulseline.contract.dataset.DatasetYaml;
import io.pulseline.contract.model.Comparison;
import io.pulseline.contract.model.Comparison.Gain;
import io.pulseline.contract.model.FeatureBaseline;
import io.pulseline.contract.model.Lineage;
import io.pulseline.contract.model.Lineage.OffsetRange;
import io.pulseline.contract.model.Lineage.SourceFile;
import io.pulseline.trainer.metrics.ConfusionMatrix;
import io.pulseline.trainer.page.ModelView.HeldOut;
import io.pulseline.trainer.page.ModelView.Importance;
import io.pulseline.trainer.page.ModelView.Recipe;
import io.pulseline.trainer.parity.Parity;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A model of apples, whose names are hard to write into HTML and long. */
final class Views {
  static final Dataset APPLES =
      DatasetYaml.parse(
          """
          name: apples
          description: "Grades & <b>weights</b>"
          target: {column: grade}
          columns:
            - {name: weight, kind: numeric, type: float, unit: g, min: 0, max: 400}
            - {name: farm_of_a_name_that_is_longer_than_others, kind: categorical, type: integer, values: %s}
            - {name: worms, kind: numeric, type: integer}
            - {name: lost, kind: numeric, type: float}
            - {name: grade, kind: categorical, type: string, values: {a: "<good>", b: 'bad "one"'}}
          """
              .formatted(
                  IntStream.range(0, 60)
                      .mapToObj(i -> i + ": \"Farm & sons <" + i + ">\"")
                      .collect(Collectors.joining(", ", "{", "}"))),
          "apples");
  private static final String FARM = "farm_of_a_name_that_is_longer_than_others";
  private static final Instant FIRST = Instant.parse("2026-01-02T03:04:05Z");

  private Views() {}

  /** With everything that a report can show. */
  static ModelView full() {
    return view(
        new HeldOut(
            1000,
            List.of(
                new Measure("auc", 0.9, 0.88, 0.92),
                new Measure("accuracy", 0.7, 0.66, 0.74),
                new Measure("log_loss", 0.3, 0.2, 0.4)),
            new ConfusionMatrix(List.of(List.of(400, 100), List.of(200, 300))),
            List.of(curve(0.3)),
            List.of(curve(0)),
            IntStream.range(0, 10)
                .mapToObj(i -> new CalibrationBin(i / 10.0, i / 10.0, i / 12.0, i / 9.0, 100))
                .toList(),
            IntStream.range(0, 60).mapToObj(Views::slice).toList()),
        Map.of(
            "weight",
            new FeatureBaseline(List.of(90.0, 120.0), List.of(0.3, 0.3, 0.4), 0),
            FARM,
            farms(0)),
        new Comparison(
            "v_before",
            990,
            Map.of(
                "auc", new Gain(0.02, 0.01, 0.03),
                "accuracy", new Gain(-0.02, -0.03, 0.01))));
  }

  /** A first model, of few rows. */
  static ModelView bare() {
    return view(
        new HeldOut(
            10,
            List.of(new Measure("accuracy", 0.7, Double.NaN, Double.NaN)),
            new ConfusionMatrix(List.of(List.of(4, 1), List.of(2, 3))),
            List.of(),
            List.of(),
            List.of(),
            List.of()),
        Map.of(),
        null);
  }

  private static ModelView view(
      HeldOut heldOut, Map<String, FeatureBaseline> production, Comparison comparison) {
    Map<String, Double> gain = new LinkedHashMap<>();
    gain.put("weight", 0.75);
    gain.put(FARM, 0.25);
    return new ModelView(
        APPLES,
        lineage(),
        new Recipe(
            Map.of("max_depth", "4"),
            "isotonic",
            Map.of("none", 0.31, "platt", 0.3, "isotonic", 0.29)),
        heldOut,
        new Importance(gain, List.of(new Measure("weight", 0.1, 0.05, 0.15)), "auc"),
        Map.of(
            "weight",
            new FeatureBaseline(List.of(100.0, 110.0), List.of(0.2, 0.5, 0.3), 0.25),
            FARM,
            farms(0.1),
            "worms",
            new FeatureBaseline(List.of(0.0), List.of(0.0, 1.0), 0),
            "lost",
            new FeatureBaseline(List.of(), List.of(0.0), 1)),
        production,
        comparison,
        new Parity(2000, 1e-7, 0));
  }

  private static Lineage lineage() {
    Map<Integer, OffsetRange> offsets =
        IntStream.range(0, 12)
            .boxed()
            .collect(Collectors.toMap(i -> i, i -> new OffsetRange(7, 100 + i)));
    List<SourceFile> files =
        IntStream.range(0, 300)
            .mapToObj(i -> new SourceFile("part-" + i + ".parquet", 1000, "5e5e"))
            .toList();
    return new Lineage("lake", files, 1234, offsets, FIRST, FIRST.plusSeconds(1), "test");
  }

  private static FeatureBaseline farms(double others) {
    List<Double> codes = IntStream.range(0, 60).mapToObj(i -> (double) i).toList();
    List<Double> shares =
        IntStream.rangeClosed(0, 60).mapToObj(i -> i < 60 ? (1 - others) / 60 : others).toList();
    return new FeatureBaseline(codes, shares, 0);
  }

  private static Series curve(double power) {
    return new Series(
        "<good>",
        Series.Kind.LINE,
        IntStream.rangeClosed(0, 50)
            .mapToObj(i -> new Series.Point(i / 50.0, Math.pow(i / 50.0, power)))
            .toList());
  }

  private static Slice slice(int i) {
    double value = 0.6 + i / 300.0;
    return new Slice(
        FARM,
        "Farm & sons <" + i + ">",
        1 + i,
        i == 7 ? List.of() : List.of(new Measure("auc", value, value - 0.1, value + 0.1)));
  }
}
