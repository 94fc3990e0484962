package io.pulseline.trainer.steps;

import io.pulseline.cli.CodeVersion;
import io.pulseline.cli.Progress;
import io.pulseline.contract.UserException;
import io.pulseline.contract.dataset.Dataset;
import io.pulseline.contract.lake.EventRange;
import io.pulseline.contract.lake.LakeLayout;
import io.pulseline.contract.model.Lineage;
import io.pulseline.contract.model.Lineage.SourceFile;
import io.pulseline.storage.LakeFile;
import io.pulseline.storage.LakeReader;
import io.pulseline.storage.ObjectStore;
import io.pulseline.storage.ObjectStores;
import io.pulseline.storage.S3Settings;
import io.pulseline.storage.StoredObject;
import io.pulseline.trainer.prepare.Contents;
import io.pulseline.trainer.prepare.LakeRows;
import io.pulseline.trainer.prepare.SourceFiles;
import io.pulseline.trainer.prepare.TableDraft;
import io.pulseline.trainer.work.WorkFolder;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * From the lake to a table: the records of a range that have a target, ordered by Kafka partition
 * and offset, so that the same lake always gives the same table.
 */
public final class Prepare implements Step<Prepared> {
  /** Ten million rows are sorted and counted in it; what does not fit goes to disk. */
  private static final String MEMORY = "1GB";

  private final String lake;
  private final S3Settings s3;
  private final Choice choice;

  public Prepare(String lake, S3Settings s3, Choice choice) {
    this.lake = lake;
    this.s3 = s3;
    this.choice = choice;
  }

  /**
   * Which rows, and how they are divided.
   *
   * @param range of the events
   * @param last how far the range reaches back from its end, or from the newest event when it has
   *     none; null when it has a beginning of its own
   * @param dropEqual whether of rows that are equal in all columns only the first is kept
   * @param testShare part of each class that is held out
   * @param seed of that choice
   */
  public record Choice(
      EventRange range, Duration last, boolean dropEqual, double testShare, long seed) {
    /** All rows. */
    public static Choice all(double testShare, long seed) {
      return new Choice(EventRange.ALL, null, false, testShare, seed);
    }
  }

  @Override
  public WorkFolder.Result result() {
    return WorkFolder.Result.PREPARED;
  }

  @Override
  public Class<Prepared> type() {
    return Prepared.class;
  }

  @Override
  public Object inputs(Workbench bench) throws IOException {
    try (ObjectStore store = store()) {
      List<StoredObject> files = LakeReader.list(store, bench.dataset());
      return List.of(lake, choice, files);
    }
  }

  private ObjectStore store() {
    return ObjectStores.of(new LakeLayout(lake).root(), s3);
  }

  @Override
  public Prepared run(Workbench bench) throws IOException, SQLException {
    return run(bench, store());
  }

  /**
   * Reads the lake and leaves the table and a {@link Prepared} in the work folder. The lake goes on
   * growing: what is listed once is what is read and what is told.
   *
   * @param store closed at the end
   */
  Prepared run(Workbench bench, ObjectStore store) throws IOException, SQLException {
    Dataset dataset = bench.dataset();
    WorkFolder work = bench.folder();
    try (Progress progress = Progress.start("prepare", -1, "rows");
        LakeReader reader = LakeReader.open(store, dataset, work.cache(), MEMORY)) {
      store.requireRoot(); // a lake that is not there is not an empty one
      EventRange range = range(reader);
      List<LakeFile> files = reader.refresh(range);
      if (files.isEmpty() && !range.equals(EventRange.ALL)) {
        throw new UserException("no file in %s has events %s".formatted(folder(dataset), range));
      }
      try (TableDraft draft = new TableDraft(reader.connection(), dataset, work.table())) {
        Prepared prepared =
            reader.read(connection -> prepared(dataset, draft, files, connection, range));
        bench.forget();
        work.drop(WorkFolder.Result.PREPARED); // it tells of an older table
        draft.settle();
        work.write(WorkFolder.Result.PREPARED, prepared);
        progress.stepTo(prepared.rows());
        return prepared;
      }
    }
  }

  private Prepared prepared(
      Dataset dataset,
      TableDraft draft,
      List<LakeFile> files,
      Connection connection,
      EventRange range)
      throws IOException, SQLException {
    List<SourceFile> sources = SourceFiles.of(files);
    long read = files.stream().mapToLong(LakeFile::rows).sum();
    LakeRows rows = LakeRows.of(connection, dataset, range, read);
    long written = draft.write(rows);
    if (written == 0) {
      throw new UserException(
          "none of the %d rows in %s has a value of the target '%s'%s"
              .formatted(
                  read,
                  folder(dataset),
                  dataset.target().column(),
                  range.equals(EventRange.ALL) ? "" : " and an event " + range));
    }
    Contents contents = Contents.of(draft, rows, written, choice.dropEqual());
    Lineage lineage =
        new Lineage(
            folder(dataset),
            sources,
            contents.rows(),
            contents.offsets(),
            contents.first(),
            contents.last(),
            CodeVersion.of(Prepare.class));
    return new Prepared(
        dataset.digest(),
        contents.rows(),
        contents.counts(),
        contents.columns(),
        choice.testShare(),
        choice.seed(),
        lineage);
  }

  private String folder(Dataset dataset) {
    return new LakeLayout(lake).raw(dataset);
  }

  private EventRange range(LakeReader reader) throws IOException, SQLException {
    if (choice.last() == null) {
      return choice.range();
    }
    EventRange range = choice.range();
    Instant end = range.to() == null ? reader.newestEvent().orElse(null) : range.to();
    return end == null ? range : new EventRange(end.minus(choice.last()), range.to());
  }
}
