package io.pulseline.contract.schema;

import io.pulseline.contract.Names;
import io.pulseline.contract.dataset.Dataset;
import io.pulseline.contract.envelope.DeadLetterHeaders;
import io.pulseline.contract.envelope.RejectionReason;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A dead letter as one object. On the topic each field but key and value is a header of its own,
 * see {@link DeadLetterHeaders}, since the letter's bytes are the refused record's.
 */
final class DeadLetterSchema {
  private static final SchemaType TEXT = new SchemaType.Text();
  private static final SchemaType COUNT = new SchemaType.Whole(BigDecimal.ZERO, null);

  private DeadLetterSchema() {}

  static MessageSchema of(Dataset dataset) {
    return new MessageSchema(
        dataset.name(),
        MessageKind.DEAD_LETTER,
        Names.deadLetterTopic(dataset),
        "A record that was refused. On the topic its key and value are the refused record's own"
            + " bytes, and each other field is a header of that name with `"
            + DeadLetterHeaders.PREFIX
            + "` before it, as UTF-8 text.",
        List.of(
            header(
                DeadLetterHeaders.REASON,
                new SchemaType.TextChoice(reasons()),
                "Why, for programs."),
            header(
                DeadLetterHeaders.DETAIL,
                TEXT,
                "Why, for people: which field, what was expected, what came."),
            header(DeadLetterHeaders.TOPIC, TEXT, "Where the refused record stands."),
            header(DeadLetterHeaders.PARTITION, COUNT, ""),
            header(DeadLetterHeaders.OFFSET, COUNT, ""),
            new SchemaField(
                name(DeadLetterHeaders.TIMESTAMP),
                new SchemaType.Time(false),
                false,
                "Of the refused record in Kafka."),
            header(DeadLetterHeaders.JOB, TEXT, "The job that refused it."),
            header(DeadLetterHeaders.VERSION, TEXT, "The version of that job's code."),
            header(DeadLetterHeaders.TIME, new SchemaType.Time(false), "When it did."),
            new SchemaField(
                name(DeadLetterHeaders.REPLAY_OF),
                TEXT,
                false,
                "Where it was refused first, if it was sent again since."),
            new SchemaField("key", new SchemaType.Bytes(), false, "Of the refused record."),
            new SchemaField(
                "value",
                new SchemaType.Bytes(),
                false,
                "Of the refused record; null: a tombstone.")));
  }

  private static SchemaField header(String header, SchemaType type, String meaning) {
    return new SchemaField(name(header), type, true, meaning);
  }

  private static String name(String header) {
    return header.substring(DeadLetterHeaders.PREFIX.length());
  }

  private static List<String> reasons() {
    List<String> reasons = new ArrayList<>();
    Arrays.stream(RejectionReason.values()).map(RejectionReason::name).forEach(reasons::add);
    reasons.add(DeadLetterHeaders.REFUSED_BY_INDEX);
    return reasons;
  }
}
