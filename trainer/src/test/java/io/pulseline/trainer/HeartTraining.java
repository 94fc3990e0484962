package io.pulseline.trainer;

import io.pulseline.contract.dataset.Datasets;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Command lines that train on a lake of heart disease, both below one folder. */
record HeartTraining(Path folder) {
  private static final String DATASET = "heart-disease";

  /** Makes the lake, of 400 rows. */
  void makeLake() throws IOException, SQLException {
    new TestLake(Datasets.load(DATASET), folder.resolve("lake")).add("part-0.parquet", 0, 400);
  }

  String lake() {
    return folder.resolve("lake").toString();
  }

  String work() {
    return folder.resolve("work").toString();
  }

  /** Runs a command of several words, with the lake as its input. */
  Ran run(String command, String... more) {
    List<String> line = new ArrayList<>(List.of(command.split(" ")));
    line.addAll(List.of("--dataset", DATASET, "--lake", lake()));
    line.addAll(List.of(more));
    return Ran.of(line.toArray(String[]::new));
  }

  /** Runs a step, with the lake if it needs that. */
  Ran step(String step, String work, List<String> more) {
    List<String> line =
        new ArrayList<>(List.of("train", step, "--dataset", DATASET, "--work", work));
    if (step.equals("prepare") || step.equals("register")) {
      line.addAll(List.of("--lake", lake()));
    }
    line.addAll(more);
    return Ran.of(line.toArray(String[]::new));
  }
}
