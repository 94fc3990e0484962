package io.pulseline.generator.stream;

import io.pulseline.contract.envelope.RejectionReason;
import java.util.List;

/** What records are written in: JSON, or Avro in Confluent's wire format. */
enum ValueFormat {
  JSON,
  AVRO;

  /** Why such records may have to be refused: the kinds of corruption. */
  List<RejectionReason> kinds() {
    return switch (this) {
      case JSON -> RejectionReason.ofJson();
      // By the schema nothing can be missing, or of another type
      case AVRO ->
          List.of(
              RejectionReason.NO_VALUE,
              RejectionReason.TOO_LARGE,
              RejectionReason.OUT_OF_RANGE,
              RejectionReason.UNKNOWN_CATEGORY,
              RejectionReason.BAD_TIMESTAMP,
              RejectionReason.NOT_AVRO,
              RejectionReason.UNKNOWN_SCHEMA);
    };
  }
}
