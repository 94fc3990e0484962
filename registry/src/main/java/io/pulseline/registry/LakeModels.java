package io.pulseline.registry;

import io.pulseline.contract.lake.LakeLayout;
import io.pulseline.storage.ObjectStore;
import io.pulseline.storage.ObjectStores;
import io.pulseline.storage.S3Settings;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The datasets of a lake that have models, whoever described them. */
public final class LakeModels implements AutoCloseable {
  private final Lake lake;
  private final ObjectStore store;

  private LakeModels(Lake lake) {
    this.lake = lake;
    this.store = ObjectStores.of(new LakeLayout(lake.uri()).models(), lake.s3());
  }

  /**
   * Opens a lake, with what the environment says of S3.
   *
   * @param s3Endpoint an http(s) URL; null or blank means AWS
   */
  public static LakeModels open(String lake, String s3Endpoint) {
    return open(lake, S3Settings.of(s3Endpoint));
  }

  public static LakeModels open(String lake, S3Settings s3) {
    return new LakeModels(new Lake(lake, s3));
  }

  /** The URI of the lake. */
  public String uri() {
    return lake.uri();
  }

  /**
   * Names of the datasets that have a registry, sorted. A look costs one request, and one more for
   * each folder.
   *
   * @throws io.pulseline.contract.UserException when there is no such lake
   */
  public List<String> datasets() throws IOException {
    List<String> datasets = new ArrayList<>();
    for (String folder : store.folders()) {
      if (store.find(folder + "/" + LakeLayout.REGISTRY).isPresent()) {
        datasets.add(folder);
      }
    }
    if (datasets.isEmpty()) {
      lake.require();
    }
    return datasets;
  }

  /** The models of one of the {@link #datasets}. */
  public ModelStore of(String dataset) {
    return new ModelStore(dataset, lake);
  }

  @Override
  public void close() {
    store.close();
  }
}
