package io.pulseline.prepare;

import io.pulseline.cli.CodeVersion;
import io.pulseline.contract.UserException;
import io.pulseline.contract.dataset.Dataset;
import io.pulseline.contract.lake.EventRange;
import io.pulseline.contract.lake.LakeLayout;
import io.pulseline.contract.model.Lineage;
import io.pulseline.contract.model.Lineage.SourceFile;
import io.pulseline.storage.LakeReader;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/**
 * What is to be prepared, whoever does it.
 *
 * @param lake its root, a URI or a path
 */
public record Recipe(Dataset dataset, String lake, Choice choice) {
  /** The events to read, as of now: where only the end is given, the lake says which is newest. */
  public EventRange range(LakeReader reader) throws IOException, SQLException {
    EventRange range = choice.range();
    if (choice.last() == null) {
      return range;
    }
    Instant end = range.to() == null ? reader.newestEvent().orElse(null) : range.to();
    return end == null ? range : new EventRange(end.minus(choice.last()), range.to());
  }

  /**
   * Makes sure that there is something to read.
   *
   * @param files how many the lake has that may hold events of the range
   * @throws UserException when there is none
   */
  public void requireFiles(int files, EventRange range) {
    if (files == 0) {
      throw new UserException(
          range.equals(EventRange.ALL)
              ? "no Parquet files in %s; has the ingest job written a checkpoint yet?"
                  .formatted(folder())
              : "no file in %s has events %s".formatted(folder(), range));
    }
  }

  /**
   * Makes sure that there is something to learn from.
   *
   * @param rows of the range that have a target
   * @param read all rows of the files
   * @throws UserException when there is none
   */
  public void requireRows(long rows, long read, EventRange range) {
    if (rows == 0) {
      throw new UserException(
          "none of the %d rows in %s has a value of the target '%s'%s"
              .formatted(
                  read,
                  folder(),
                  dataset.target().column(),
                  range.equals(EventRange.ALL) ? "" : " and an event " + range));
    }
  }

  /**
   * What is left beside the table.
   *
   * @param sources the files as they were read, in the order of their names
   */
  public Prepared prepared(Contents contents, List<SourceFile> sources) {
    Lineage lineage =
        new Lineage(
            folder(),
            sources,
            contents.rows(),
            contents.offsets(),
            contents.first(),
            contents.last(),
            CodeVersion.of(Recipe.class));
    return new Prepared(
        dataset.digest(),
        contents.rows(),
        contents.counts(),
        contents.columns(),
        choice.testShare(),
        choice.seed(),
        lineage);
  }

  private String folder() {
    return new LakeLayout(lake).raw(dataset);
  }
}
