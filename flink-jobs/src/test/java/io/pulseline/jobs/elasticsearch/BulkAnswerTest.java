package io.pulseline.jobs.elasticsearch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.pulseline.jobs.elasticsearch.BulkItem.Verdict;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BulkAnswerTest {
  @ParameterizedTest
  @ValueSource(ints = {200, 201})
  void aDocumentIsIndexedWhenItIsCreatedOrOverwritten(int status) throws IOException {
    assertThat(items("{\"status\":" + status + "}")).containsExactly(BulkItem.indexed());
  }

  @ParameterizedTest
  @CsvSource({
    "429, es_rejected_execution_exception, queue is full",
    "503, unavailable_shards_exception, primary shard is not active",
    "403, cluster_block_exception, index is read-only for a full disk",
    "404, index_not_found_exception, no such index",
    "400, index_closed_exception, closed",
    "400, validation_exception, this action would add [2] shards: maximum shards open",
    "400, illegal_argument_exception, number of documents in the index cannot exceed 2147483519",
    "400, illegal_argument_exception, Limit of total fields [1000] has been exceeded",
    "400, some_new_exception, nobody has met it yet"
  })
  void aDocumentIsTriedAgainWhenTheServerOrTheIndexIsAtFault(int status, String type, String why)
      throws IOException {
    assertThat(items(failure(status, type, why)))
        .containsExactly(BulkItem.later(type + ": " + why));
  }

  @ParameterizedTest
  @CsvSource({
    "mapper_parsing_exception, failed to parse field [age] of type [integer]",
    "document_parsing_exception, [1:8] failed to parse field [age] of type [integer]",
    "strict_dynamic_mapping_exception, introduction of [colour] within [_doc] is not allowed",
    "illegal_argument_exception, Document contains at least one immense term in field=\"visitor\""
  })
  void aDocumentIsRefusedWhenItIsAtFaultItself(String type, String why) throws IOException {
    assertThat(items(failure(400, type, why))).containsExactly(BulkItem.refused(type + ": " + why));
  }

  @Test
  void theCauseStandsBehindTheReason() throws IOException {
    String item =
        "{\"status\":400,\"error\":{\"type\":\"mapper_parsing_exception\",\"reason\":\"failed\","
            + "\"caused_by\":{\"reason\":\"For input string: x\"}}}";

    assertThat(items(item))
        .containsExactly(BulkItem.refused("mapper_parsing_exception: failed: For input string: x"));
  }

  @Test
  void itemsKeepTheOrderOfTheRequest() throws IOException {
    assertThat(items("{\"status\":201}", failure(429, "busy", "x"), "{\"status\":200}"))
        .extracting(BulkItem::verdict)
        .containsExactly(Verdict.INDEXED, Verdict.LATER, Verdict.INDEXED);
  }

  private static String failure(int status, String type, String reason) {
    return String.format(
        "{\"status\":%d,\"error\":{\"type\":\"%s\",\"reason\":\"%s\"}}",
        status, type, reason.replace("\"", "\\\""));
  }

  private static List<BulkItem> items(String... outcomes) throws IOException {
    StringBuilder items = new StringBuilder();
    for (String outcome : outcomes) {
      items.append(items.isEmpty() ? "" : ",").append("{\"index\":").append(outcome).append("}");
    }
    String answer = "{\"errors\":true,\"items\":[" + items + "]}";
    return BulkAnswer.items(new ByteArrayInputStream(answer.getBytes(UTF_8)));
  }
}
