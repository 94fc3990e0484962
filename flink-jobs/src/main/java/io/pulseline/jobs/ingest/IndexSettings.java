package io.pulseline.jobs.ingest;

import io.pulseline.contract.lake.ElasticsearchIndex;
import io.pulseline.jobs.elasticsearch.ElasticsearchSettings;
import java.io.Serializable;
import java.time.Instant;

/**
 * Where documents go.
 *
 * @param name of the index, or of the alias over the indices of each day
 * @param per what there is an index for
 * @param shards of an index that is created
 * @param replicas of an index that is created
 */
record IndexSettings(ElasticsearchSettings server, String name, Per per, int shards, int replicas)
    implements Serializable {
  private static final long serialVersionUID = 1L;

  /** One index of one shard. */
  static IndexSettings plain(ElasticsearchSettings server, String name) {
    return new IndexSettings(server, name, Per.DATASET, 1, 0);
  }

  /** What there is an index for. */
  enum Per {
    DATASET,
    DAY
  }

  boolean isDaily() {
    return per == Per.DAY;
  }

  /** The index of an event of a time; a replay of it finds the same one. */
  String indexOf(long eventMillis) {
    return isDaily() ? ElasticsearchIndex.ofDay(name, Instant.ofEpochMilli(eventMillis)) : name;
  }
}
