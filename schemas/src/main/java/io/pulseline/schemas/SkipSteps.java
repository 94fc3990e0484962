package io.pulseline.schemas;

import io.pulseline.contract.envelope.Rejection;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.avro.Schema;

/**
 * How values that nobody asks for are passed over. Avro's own way of it would follow a list's
 * claims about its size wherever they lead.
 */
final class SkipSteps {
  private final Set<String> within = new HashSet<>();

  private SkipSteps() {}

  /**
   * @throws UnreadableSchemaException when the schema is within itself: a record may then be as
   *     deep as it is long
   */
  static Step of(Schema schema) throws UnreadableSchemaException {
    return new SkipSteps().step(schema);
  }

  private Step step(Schema schema) throws UnreadableSchemaException {
    return switch (schema.getType()) {
      case NULL -> Step.NOTHING;
      case INT, LONG, ENUM -> (in, record) -> in.decoder().readLong();
      case BOOLEAN -> bytes(1);
      case FLOAT -> bytes(Float.BYTES);
      case DOUBLE -> bytes(Double.BYTES);
      case FIXED -> bytes(schema.getFixedSize());
      case STRING, BYTES -> (in, record) -> in.decoder().skipFixed(in.length());
      case UNION -> Step.oneOf(all(schema.getTypes()));
      case ARRAY -> list(step(schema.getElementType()));
      case MAP -> {
        Step key = step(Schema.create(Schema.Type.STRING));
        yield list(Step.inTurn(key, step(schema.getValueType())));
      }
      case RECORD -> record(schema);
    };
  }

  private Step record(Schema schema) throws UnreadableSchemaException {
    if (!within.add(schema.getFullName())) {
      throw new UnreadableSchemaException("record " + schema.getFullName() + " is within itself");
    }
    Step fields = Step.inTurn(all(schema.getFields().stream().map(Schema.Field::schema).toList()));
    within.remove(schema.getFullName());
    return fields;
  }

  private Step[] all(Iterable<Schema> schemas) throws UnreadableSchemaException {
    List<Step> steps = new ArrayList<>();
    for (Schema schema : schemas) {
      steps.add(step(schema));
    }
    return steps.toArray(Step[]::new);
  }

  private static Step bytes(int count) {
    return (in, record) -> in.decoder().skipFixed(count);
  }

  /** Blocks of items: each begins with their count, and ends with an empty one. */
  private static Step list(Step item) {
    return (in, record) -> {
      for (long count = blockItems(in); count != 0; count = blockItems(in)) {
        if (count < 0 || count > record.itemsLeft) {
          throw Payload.malformed("a list of more items than bytes");
        }
        record.itemsLeft -= (int) count;
        for (long i = 0; i < count; i++) {
          item.read(in, record);
        }
      }
    };
  }

  /** A count below zero says that the block's size in bytes follows. */
  private static long blockItems(Payload in) throws IOException, Rejection {
    long count = in.decoder().readLong();
    if (count >= 0) {
      return count;
    }
    in.length();
    return -count;
  }
}
