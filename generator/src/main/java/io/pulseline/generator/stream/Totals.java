package io.pulseline.generator.stream;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pulseline.contract.envelope.RejectionReason;
import io.pulseline.contract.process.ResultLine;
import java.util.EnumMap;
import java.util.Map;

/** What a stream has produced. */
final class Totals {
  private final long firstId;
  private final Map<RejectionReason, Long> corrupted = new EnumMap<>(RejectionReason.class);
  private long produced;
  private long alreadyThere;

  Totals(long firstId) {
    this.firstId = firstId;
  }

  /** record_id of the first record. */
  long first() {
    return firstId;
  }

  void add(RecordSource.Item item) {
    produced++;
    if (item.corrupted() != null) {
      corrupted.merge(item.corrupted(), 1L, Long::sum);
    }
  }

  /** Counts a record that the topic held before. */
  void pass() {
    alreadyThere++;
  }

  long alreadyThere() {
    return alreadyThere;
  }

  /** Records sent or passed over. */
  long done() {
    return produced + alreadyThere;
  }

  /** Records sent, the corrupted ones among them. */
  long produced() {
    return produced;
  }

  long corruptedInAll() {
    return corrupted.values().stream().mapToLong(Long::longValue).sum();
  }

  /** One line; the ids, of records sent or held before, are null when there are none. */
  String json(double seconds) {
    ObjectNode json = new ObjectMapper().createObjectNode();
    json.put(ResultLine.Stream.PRODUCED, produced);
    ObjectNode reasons = json.putObject(ResultLine.Stream.CORRUPTED);
    corrupted.forEach((reason, count) -> reasons.put(reason.name(), count));
    json.put("already_there", alreadyThere);
    json.put("first_id", done() == 0 ? null : firstId);
    json.put("last_id", done() == 0 ? null : firstId + done() - 1);
    json.put("seconds", Math.round(seconds * 1000) / 1000.0);
    return json.toString();
  }
}
