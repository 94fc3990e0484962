package io.pulseline.trainer.steps;

import io.pulseline.contract.dataset.Dataset;
import io.pulseline.features.Collective;
import io.pulseline.prepare.Prepared;
import io.pulseline.prepare.WorkFolder;
import io.pulseline.trainer.table.Split;
import io.pulseline.trainer.table.Table;
import io.pulseline.trainer.work.TableFile;
import java.io.Closeable;
import java.io.IOException;
import java.sql.SQLException;

/**
 * What the steps of one process share: a work folder, whose rows are read and split once however
 * many steps ask for them. Not thread-safe.
 */
public final class Workbench implements AutoCloseable {
  private final Dataset dataset;
  private final WorkFolder folder;
  private final Closeable hold;
  private Split split;
  private Table share;
  private FittedModel model;
  private float[] testProbabilities;

  /** A bench in a folder that others may use as well. */
  public Workbench(Dataset dataset, WorkFolder folder) {
    this(dataset, folder, () -> {});
  }

  /**
   * A bench in a folder.
   *
   * @param hold what keeps others out of it, closed with the bench
   */
  public Workbench(Dataset dataset, WorkFolder folder, Closeable hold) {
    this.dataset = dataset;
    this.folder = folder;
    this.hold = hold;
  }

  public Dataset dataset() {
    return dataset;
  }

  public WorkFolder folder() {
    return folder;
  }

  /** Number of the target's categories. */
  public int classes() {
    return dataset.targetColumn().categories().size();
  }

  /** What {@code prepare} left, after making sure that it was made with this descriptor. */
  public Prepared prepared() throws IOException {
    Prepared prepared = folder.read(WorkFolder.Result.PREPARED, Prepared.class);
    DatasetGuard.check(dataset, prepared);
    return prepared;
  }

  /** The prepared rows, in their two parts. */
  public Split split() throws IOException, SQLException {
    if (split == null) {
      Prepared prepared = prepared();
      split = TableFile.read(folder, dataset, prepared.testShare(), prepared.seed());
    }
    return split;
  }

  /** The training rows; of several workers' those that one of them learns from. */
  public Table train(Collective workers) throws IOException, SQLException {
    if (workers.size() == 1) {
      return split().train();
    }
    if (share == null) {
      Prepared prepared = prepared();
      share =
          TableFile.read(folder, dataset, prepared.testShare(), prepared.seed(), workers).train();
    }
    return share;
  }

  /** What {@code fit} left. */
  public FittedModel model() throws IOException {
    if (model == null) {
      prepared();
      model = FittedModel.read(dataset, folder);
    }
    return model;
  }

  /** What the model says of the held-out rows; see {@link FittedModel#probabilities}. */
  public float[] testProbabilities() throws IOException, SQLException {
    if (testProbabilities == null) {
      testProbabilities = model().probabilities(split().test().features());
    }
    return testProbabilities;
  }

  /** Forgets the rows, since they were prepared anew. */
  void forget() {
    split = null;
    share = null;
    keep(null);
  }

  /** Takes the model that was fitted just now, null for none. */
  void keep(FittedModel fitted) {
    if (model != null) {
      model.close();
    }
    model = fitted;
    testProbabilities = null;
  }

  @Override
  public void close() throws IOException {
    keep(null);
    hold.close();
  }
}
