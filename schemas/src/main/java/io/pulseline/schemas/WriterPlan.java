package io.pulseline.schemas;

import io.pulseline.contract.dataset.Column;
import io.pulseline.contract.dataset.Dataset;
import io.pulseline.contract.envelope.ColumnRule;
import io.pulseline.contract.envelope.Decoded;
import io.pulseline.contract.envelope.EnvelopeRules;
import io.pulseline.contract.envelope.Fields;
import io.pulseline.contract.envelope.Rejection;
import io.pulseline.contract.envelope.RejectionReason;
import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.LogicalType;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;

/**
 * A writer's schema resolved against a descriptor, once: which of its values belongs where, and
 * which are passed over. Fields are found by name, in any order; one that the descriptor has and
 * the writer has not is missing. Each record is then read straight into its arrays.
 */
final class WriterPlan {
  private final Dataset dataset;
  private final EnvelopeRules rules;
  private final Step step;
  private int unknownFields;

  /**
   * @throws UnreadableSchemaException when it is no schema of records
   */
  WriterPlan(Schema writer, Dataset dataset, EnvelopeRules rules) throws UnreadableSchemaException {
    this.dataset = dataset;
    this.rules = rules;
    if (writer.getType() != Schema.Type.RECORD) {
      throw new UnreadableSchemaException("it is of type " + writer.getType().getName());
    }
    this.step = envelope(writer);
  }

  private Step envelope(Schema writer) throws UnreadableSchemaException {
    Map<String, Place> columns = new HashMap<>();
    for (Column column : dataset.columns()) {
      columns.put(column.name(), Place.column(columns.size(), ColumnRule.of(column)));
    }
    Map<String, Place> extras = new HashMap<>();
    dataset
        .extras()
        .forEach(extra -> extras.put(extra.name(), Place.extra(extras.size(), extra.name())));
    List<Step> steps = new ArrayList<>();
    for (Schema.Field field : writer.getFields()) {
      String name = field.name();
      Schema schema = field.schema();
      steps.add(
          switch (name) {
            case Fields.BATCH_NUMBER ->
                ValueSteps.of(schema, Place.counter(name, (to, value) -> to.batchNumber = value));
            case Fields.RECORD_ID ->
                ValueSteps.of(schema, Place.counter(name, (to, value) -> to.recordId = value));
            case Fields.TIMESTAMP -> time(schema);
            case Fields.DATA -> group(schema, name, columns, (in, record) -> record.hasData = true);
            case Fields.EXTRAS -> group(schema, name, extras, Step.NOTHING);
            default -> skip(schema);
          });
    }
    return Step.inTurn(steps.toArray(Step[]::new));
  }

  /** A union's branches may count time in units of their own. */
  private Step time(Schema schema) throws UnreadableSchemaException {
    if (schema.getType() == Schema.Type.UNION) {
      return eachBranch(schema, this::time);
    }
    LogicalType unit = schema.getLogicalType();
    if (unit == null || unit instanceof LogicalTypes.TimestampMillis) {
      return ValueSteps.of(schema, Place.time(rules, 1));
    }
    if (unit instanceof LogicalTypes.TimestampMicros) {
      return ValueSteps.of(schema, Place.time(rules, 1000));
    }
    throw new UnreadableSchemaException("'" + Fields.TIMESTAMP + "' is a " + unit.getName());
  }

  /**
   * An object within the record.
   *
   * @param begin what to do when there is one
   */
  private Step group(Schema schema, String name, Map<String, Place> places, Step begin)
      throws UnreadableSchemaException {
    return switch (schema.getType()) {
      case UNION -> eachBranch(schema, branch -> group(branch, name, places, begin));
      case NULL -> Step.NOTHING;
      case RECORD -> {
        List<Step> steps = new ArrayList<>(List.of(begin));
        for (Schema.Field field : schema.getFields()) {
          Place place = places.get(field.name());
          steps.add(place == null ? skip(field.schema()) : ValueSteps.of(field.schema(), place));
        }
        yield Step.inTurn(steps.toArray(Step[]::new));
      }
      default -> {
        Rejection wrong =
            EnvelopeRules.wrongType(name, "an object", "of type " + schema.getType().getName());
        yield (in, record) -> {
          throw wrong;
        };
      }
    };
  }

  private interface Resolution {
    Step of(Schema schema) throws UnreadableSchemaException;
  }

  private static Step eachBranch(Schema union, Resolution resolution)
      throws UnreadableSchemaException {
    List<Step> branches = new ArrayList<>();
    for (Schema branch : union.getTypes()) {
      branches.add(resolution.of(branch));
    }
    return Step.oneOf(branches.toArray(Step[]::new));
  }

  private Step skip(Schema schema) throws UnreadableSchemaException {
    unknownFields++;
    return SkipSteps.of(schema);
  }

  Decoded.Accepted read(Payload in, Draft record) throws Rejection {
    try {
      step.read(in, record);
      if (!in.decoder().isEnd()) {
        throw Payload.malformed("more after the record's end");
      }
    } catch (EOFException e) {
      throw new Rejection(RejectionReason.NOT_AVRO, "the bytes end within the record");
    } catch (IOException e) {
      throw new Rejection(RejectionReason.NOT_AVRO, e.getMessage());
    }
    return new Decoded.Accepted(record.end(), unknownFields);
  }
}
