package io.pulseline.contract.envelope;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a record stands in Kafka. Its text, topic-partition-offset, is what a dead letter is called
 * by.
 */
public record RecordPosition(String topic, int partition, long offset) {
  /** A topic's name may have '-' and digits too: the last two numbers count. */
  private static final Pattern TEXT = Pattern.compile("(.+)-([0-9]{1,9})-([0-9]{1,18})");

  private static final int OFFSET_DIGITS = 12;

  /** The position of a text; empty when it is none. */
  public static Optional<RecordPosition> parse(String text) {
    Matcher form = TEXT.matcher(text);
    return form.matches()
        ? Optional.of(
            new RecordPosition(
                form.group(1), Integer.parseInt(form.group(2)), Long.parseLong(form.group(3))))
        : Optional.empty();
  }

  /**
   * What the record's documents are called: offset-partition-topic, the offset of twelve digits.
   * Later records have greater ids so, and by the least and the greatest id of a segment
   * Elasticsearch knows that it holds none of them, without a look into it.
   */
  public String documentId() {
    String digits = Long.toString(offset);
    return "0".repeat(Math.max(0, OFFSET_DIGITS - digits.length()))
        + digits
        + "-"
        + partition
        + "-"
        + topic;
  }

  /** Topic-partition-offset. */
  @Override
  public String toString() {
    return topic + "-" + partition + "-" + offset;
  }
}
