package io.pulseline.dlq.command;

import io.pulseline.cli.Output;
import io.pulseline.contract.UserException;
import io.pulseline.dlq.DeadLetterTopic;
import io.pulseline.dlq.Text;
import io.pulseline.kafka.DeadLetter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.kafka.common.header.Header;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(name = "show", description = "One letter whole: every header, the record's own bytes.")
final class ShowCommand implements Callable<Integer> {
  private static final int LONGEST_VALUE = 4_000;

  @Mixin private LetterOptions options;
  @Mixin private Output output;

  @Parameters(
      paramLabel = "TOPIC-PARTITION-OFFSET",
      description = "The refused record, as list names it.")
  private String record;

  /**
   * What programs get: one for each letter of the record.
   *
   * @param value in Base64; null for a tombstone
   */
  private record Result(
      String record, String reason, Map<String, String> headers, String key, String value) {}

  @Override
  public Integer call() {
    DeadLetterTopic topic = options.letters();
    List<DeadLetter> found = new ArrayList<>();
    topic.read(letter -> letter.record().toString().equals(record), found::add);
    if (found.isEmpty()) {
      throw new UserException(
          "%s has no letter of %s; see 'dlq list'".formatted(topic.name(), record));
    }
    found.forEach(this::show);
    return 0;
  }

  private void show(DeadLetter letter) {
    Map<String, String> headers = new LinkedHashMap<>();
    for (Header header : letter.letter().headers()) {
      headers.put(header.key(), text(header.value()));
    }
    output.say("%s", letter.record());
    headers.forEach((name, value) -> output.say("  %-20s %s", Text.shown(name), value));
    output.say("  %-20s %s", "key", text(letter.letter().key()));
    output.say("  %-20s %s", "value", shortened(letter.letter().value()));
    output.result(
        new Result(
            letter.record().toString(),
            letter.reason(),
            headers,
            base64(letter.letter().key()),
            base64(letter.letter().value())));
  }

  private static String shortened(byte[] value) {
    String text = text(value);
    return text.length() <= LONGEST_VALUE
        ? text
        : "%s… (%d bytes; --json has them all)"
            .formatted(text.substring(0, LONGEST_VALUE), value.length);
  }

  private static String text(byte[] bytes) {
    return bytes == null
        ? "none"
        : Text.ifUtf8(bytes).map(Text::shown).orElseGet(() -> "base64 " + base64(bytes));
  }

  private static String base64(byte[] bytes) {
    return bytes == null ? null : Base64.getEncoder().encodeToString(bytes);
  }
}
