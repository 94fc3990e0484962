package io.pulseline.serving.repository;

import io.pulseline.registry.LakeModels;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * All datasets of a lake that have a registry of models; clients call each model by its dataset.
 */
final class LakeCatalog implements Catalog {
  private final LakeModels lake;
  private final Set<String> known = new HashSet<>();

  LakeCatalog(LakeModels lake) {
    this.lake = lake;
  }

  @Override
  public List<Source> appeared() throws IOException {
    List<Source> appeared = new ArrayList<>();
    for (String dataset : lake.datasets()) {
      if (!known.contains(dataset)) {
        appeared.add(new Source(dataset, new LakeReleases(lake.of(dataset))));
        known.add(dataset);
      }
    }
    return appeared;
  }

  @Override
  public String where() {
    return lake.uri();
  }

  @Override
  public boolean isOne() {
    return false;
  }

  @Override
  public void close() {
    lake.close();
  }
}
