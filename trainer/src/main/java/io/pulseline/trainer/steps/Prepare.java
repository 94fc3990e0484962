package io.pulseline.trainer.steps;

import io.pulseline.contract.lake.LakeLayout;
import io.pulseline.prepare.Choice;
import io.pulseline.prepare.Preparation;
import io.pulseline.prepare.Prepared;
import io.pulseline.prepare.Recipe;
import io.pulseline.prepare.WorkFolder;
import io.pulseline.storage.LakeReader;
import io.pulseline.storage.ObjectStore;
import io.pulseline.storage.ObjectStores;
import io.pulseline.storage.S3Settings;
import io.pulseline.storage.StoredObject;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;

/** From the lake to a table, on this machine; see {@link Preparation}. */
public final class Prepare implements Step<Prepared> {
  private final String lake;
  private final S3Settings s3;
  private final Choice choice;

  public Prepare(String lake, S3Settings s3, Choice choice) {
    this.lake = lake;
    this.s3 = s3;
    this.choice = choice;
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
   * Prepares.
   *
   * @param store the lake's, closed at the end
   */
  Prepared run(Workbench bench, ObjectStore store) throws IOException, SQLException {
    Recipe recipe = new Recipe(bench.dataset(), lake, choice);
    Prepared prepared = Preparation.run(recipe, store, bench.folder());
    bench.forget();
    return prepared;
  }
}
