package io.pulseline.jobs.prepare;

import java.util.List;

/**
 * What a file is like.
 *
 * @param schema its columns and types as a Parquet file without rows, in Base64
 * @param spans of its rows, one a Kafka partition
 */
record Surveyed(String schema, List<Span> spans) {
  /** Where rows of one Kafka partition lie, both ends included. */
  record Span(int partition, long first, long last, long rows) {}
}
