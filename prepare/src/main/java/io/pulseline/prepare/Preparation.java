package io.pulseline.prepare;

import io.pulseline.cli.Progress;
import io.pulseline.contract.lake.EventRange;
import io.pulseline.contract.model.Lineage.SourceFile;
import io.pulseline.storage.LakeFile;
import io.pulseline.storage.LakeReader;
import io.pulseline.storage.ObjectStore;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * From the lake to a table, on one machine: the records of a range that have a target, ordered by
 * Kafka partition and offset, so that the same lake always gives the same table.
 */
public final class Preparation {
  /** Ten million rows are sorted and counted in it; what does not fit goes to disk. */
  private static final String MEMORY = "1GB";

  private final Recipe recipe;
  private final WorkFolder work;

  private Preparation(Recipe recipe, WorkFolder work) {
    this.recipe = recipe;
    this.work = work;
  }

  /**
   * Reads the lake and leaves the table and a {@link Prepared} in the work folder. The lake goes on
   * growing: what is listed once is what is read and what is told.
   *
   * @param store closed at the end
   */
  public static Prepared run(Recipe recipe, ObjectStore store, WorkFolder work)
      throws IOException, SQLException {
    return new Preparation(recipe, work).run(store);
  }

  private Prepared run(ObjectStore store) throws IOException, SQLException {
    try (Progress progress = Progress.start("prepare", -1, "rows");
        LakeReader reader = LakeReader.open(store, recipe.dataset(), work.cache(), MEMORY)) {
      store.requireRoot(); // a lake that is not there is not an empty one
      EventRange range = recipe.range(reader);
      List<LakeFile> files = reader.refresh(range);
      recipe.requireFiles(files.size(), range);
      try (TableDraft draft = new TableDraft(reader.connection(), recipe.dataset(), work.table())) {
        Prepared prepared = reader.read(connection -> prepared(draft, files, connection, range));
        work.drop(WorkFolder.Result.PREPARED); // it tells of an older table
        draft.settle();
        work.write(WorkFolder.Result.PREPARED, prepared);
        progress.stepTo(prepared.rows());
        return prepared;
      }
    }
  }

  private Prepared prepared(
      TableDraft draft, List<LakeFile> files, Connection connection, EventRange range)
      throws IOException, SQLException {
    List<SourceFile> sources = SourceFiles.of(files);
    long read = files.stream().mapToLong(LakeFile::rows).sum();
    LakeRows rows = LakeRows.of(connection, recipe.dataset(), range, read);
    long written = draft.write(rows);
    recipe.requireRows(written, read, range);
    Contents contents = Contents.of(draft, rows, written, recipe.choice().dropEqual());
    return recipe.prepared(contents, sources);
  }
}
