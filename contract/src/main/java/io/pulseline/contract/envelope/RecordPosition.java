package io.pulseline.contract.envelope;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a record stands in Kafka. Its text, topic-partition-offset, is the id of the record's
 * document and what a dead letter is called by.
 */
public record RecordPosition(String topic, int partition, long offset) {
  /** A topic's name may have '-' and digits too: the last two numbers count. */
  private static final Pattern TEXT = Pattern.compile("(.+)-([0-9]{1,9})-([0-9]{1,18})");

  /** The position of a text; empty when it is none. */
  public static Optional<RecordPosition> parse(String text) {
    Matcher form = TEXT.matcher(text);
    return form.matches()
        ? Optional.of(
            new RecordPosition(
                form.group(1), Integer.parseInt(form.group(2)), Long.parseLong(form.group(3))))
        : Optional.empty();
  }

  /** Topic-partition-offset. */
  @Override
  public String toString() {
    return topic + "-" + partition + "-" + offset;
  }
}
