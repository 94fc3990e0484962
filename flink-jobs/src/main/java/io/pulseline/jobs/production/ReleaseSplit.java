package io.pulseline.jobs.production;

import org.apache.flink.api.connector.source.SourceSplit;

/**
 * The whole of a {@link ReleaseSource}, which is one reader's: how far it has come.
 *
 * @param announced what was announced last
 */
record ReleaseSplit(Release announced) implements SourceSplit {
  @Override
  public String splitId() {
    return announced.role().name();
  }
}
