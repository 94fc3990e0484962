package io.pulseline.jobs.prepare;

import io.pulseline.contract.UserException;
import io.pulseline.contract.dataset.Dataset;
import io.pulseline.contract.dataset.DatasetYaml;
import io.pulseline.contract.lake.EventRange;
import io.pulseline.contract.lake.LakeLayout;
import io.pulseline.prepare.Choice;
import io.pulseline.prepare.ChoiceOptions;
import io.pulseline.prepare.Recipe;
import io.pulseline.prepare.WorkFolder;
import io.pulseline.registry.command.DatasetOption;
import io.pulseline.registry.command.LakeOptions;
import io.pulseline.storage.LakeReader;
import io.pulseline.storage.ObjectStores;
import io.pulseline.storage.S3Settings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What the prepare job has to know. */
@Command(
    name = PrepareJob.NAME,
    description = {
      "The lake to the table that training learns from, for lakes larger than one machine: the same"
          + " files as 'train prepare' leaves, to the last byte."
    })
public final class PrepareOptions {
  private static final String MEMORY = "128MB";

  @Mixin private DatasetOption dataset;
  @Mixin private LakeOptions lake;
  @Mixin private ChoiceOptions rows;

  @Option(
      names = "--work",
      required = true,
      paramLabel = "DIR",
      description = "Folder of the training's results; all workers have to see the same one.")
  Path work;

  /**
   * The job for the files that the lake has now.
   *
   * @param sorters how many subtasks sort, each a range of the table
   */
  public PrepareJob job(int sorters) throws IOException, SQLException {
    if (sorters < 1) {
      throw new UserException("--parallelism is " + sorters + ", it must be at least 1");
    }
    Choice choice = rows.choice();
    Dataset described = dataset.load();
    return new PrepareJob(
        assignment(
            new Recipe(described, lake.lake(), choice), lake.s3(), folder().folder(), sorters));
  }

  /** The work folder, as this process sees it. */
  public WorkFolder folder() {
    return new WorkFolder(work.toAbsolutePath().normalize());
  }

  static Assignment assignment(Recipe recipe, S3Settings s3, Path work, int sorters)
      throws IOException, SQLException {
    var store = ObjectStores.of(new LakeLayout(recipe.lake()).root(), s3);
    Path cache = new WorkFolder(work).cache();
    try (LakeReader reader = LakeReader.open(store, recipe.dataset(), cache, MEMORY)) {
      store.requireRoot(); // a lake that is not there is not an empty one
      EventRange range = recipe.range(reader);
      return new Assignment(
          DatasetYaml.write(recipe.dataset()),
          recipe.lake(),
          s3.endpoint().map(URI::toString).orElse(""),
          recipe.choice(),
          range,
          new ArrayList<>(reader.list(range)),
          work.toString(),
          sorters);
    }
  }
}
