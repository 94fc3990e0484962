package io.pulseline.jobs.monitor;

import io.pulseline.contract.UserException;
import io.pulseline.contract.model.ManifestJson;
import io.pulseline.contract.model.ModelPackage;
import io.pulseline.jobs.production.Packages;
import io.pulseline.jobs.production.RegistrySettings;
import io.pulseline.jobs.production.Release;
import java.io.IOException;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichMapFunction;
import org.apache.flink.streaming.api.operators.StreamingRuntimeContext;

/** A release to the manifest of its package, which holds the baselines; none is no bytes. */
final class BaselineReader extends RichMapFunction<Release, byte[]> {
  private static final long serialVersionUID = 1L;
  private static final byte[] NONE = {};

  private final RegistrySettings registry;
  private transient Packages packages;

  BaselineReader(RegistrySettings registry) {
    this.registry = registry;
  }

  /** Refuses a package that nothing can be compared with. */
  static void check(ModelPackage source) {
    if (source.manifest().baseline().isEmpty()) {
      throw new UserException(source.folder() + " has no baselines; train it anew");
    }
  }

  @Override
  public void open(OpenContext context) {
    var worker = ((StreamingRuntimeContext) getRuntimeContext()).getTaskManagerRuntimeInfo();
    packages = registry.open(worker.getConfiguration());
  }

  @Override
  public byte[] map(Release release) throws IOException {
    return release.isNone()
        ? NONE
        : packages.read(release, source -> ManifestJson.write(source.manifest()));
  }

  @Override
  public void close() {
    if (packages != null) {
      packages.close();
    }
  }
}
