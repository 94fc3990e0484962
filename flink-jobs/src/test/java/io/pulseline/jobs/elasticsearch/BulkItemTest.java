package io.pulseline.jobs.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;

import io.pulseline.jobs.elasticsearch.BulkItem.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BulkItemTest {
  @ParameterizedTest
  @CsvSource({"200", "201"})
  void isIndexedWhenCreatedOrOverwritten(int status) {
    assertThat(new BulkItem(status, null).verdict()).isEqualTo(Verdict.INDEXED);
  }

  @ParameterizedTest
  @CsvSource({
    "429, es_rejected_execution_exception: queue is full",
    "503, unavailable_shards_exception: primary shard is not active",
    "403, cluster_block_exception: index is read-only, disk usage exceeded flood-stage watermark",
    "404, index_not_found_exception: no such index",
    "400, index_closed_exception: closed"
  })
  void isTriedAgainWhenTheServerIsAtFault(int status, String error) {
    assertThat(new BulkItem(status, error).verdict()).isEqualTo(Verdict.LATER);
  }

  @Test
  void isRefusedWhenTheDocumentIsAtFault() {
    assertThat(new BulkItem(400, "mapper_parsing_exception: failed to parse").verdict())
        .isEqualTo(Verdict.REFUSED);
  }
}
