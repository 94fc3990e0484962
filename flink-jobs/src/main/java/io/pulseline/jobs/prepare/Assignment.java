package io.pulseline.jobs.prepare;

import io.pulseline.contract.dataset.DatasetYaml;
import io.pulseline.contract.lake.EventRange;
import io.pulseline.prepare.Choice;
import io.pulseline.prepare.Recipe;
import io.pulseline.prepare.WorkFolder;
import io.pulseline.storage.StoredObject;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.List;

/**
 * What all steps of the job have to know.
 *
 * @param descriptor the dataset as YAML, its form on the way to the workers
 * @param lake its root
 * @param s3Endpoint of the lake's store, empty for AWS
 * @param range of events, as it was when the job was started
 * @param files the lake's files of that moment, in the order of their names
 * @param work the work folder, at one place for all workers
 * @param sorters how many ranges of the table are sorted side by side
 */
record Assignment(
    String descriptor,
    String lake,
    String s3Endpoint,
    Choice choice,
    EventRange range,
    List<StoredObject> files,
    String work,
    int sorters)
    implements Serializable {

  Recipe recipe() {
    return new Recipe(DatasetYaml.parse(descriptor, "the job's descriptor"), lake, choice);
  }

  WorkFolder folder() {
    return new WorkFolder(Path.of(work));
  }

  /** Sorted rows on their way to the table; gone when it is there. */
  Path ranges() {
    return Path.of(work).resolve(".ranges");
  }

  /** Those of one range. */
  Path range(int number) {
    return ranges().resolve("range-" + number);
  }
}
