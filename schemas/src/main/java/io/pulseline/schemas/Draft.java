package io.pulseline.schemas;

import io.pulseline.contract.envelope.Envelope;
import io.pulseline.contract.envelope.EnvelopeRules;
import io.pulseline.contract.envelope.Fields;
import io.pulseline.contract.envelope.Rejection;
import java.util.Arrays;

/** The record at hand, as far as it is read. */
final class Draft {
  private static final long ABSENT = -1;

  private final EnvelopeRules rules;
  private final int columns;
  private final int extraFields;

  double[] values;
  String[] extras;
  long batchNumber;
  long recordId;
  long timestampMillis;
  boolean hasData;

  /** How many items of lists may still be passed over: not more than the record has bytes. */
  int itemsLeft;

  Draft(EnvelopeRules rules, int columns, int extraFields) {
    this.rules = rules;
    this.columns = columns;
    this.extraFields = extraFields;
  }

  void begin(int bytes) {
    values = new double[columns];
    Arrays.fill(values, Double.NaN);
    extras = new String[extraFields];
    batchNumber = ABSENT;
    recordId = ABSENT;
    timestampMillis = ABSENT;
    hasData = false;
    itemsLeft = bytes;
  }

  Envelope end() throws Rejection {
    require(batchNumber != ABSENT, Fields.BATCH_NUMBER);
    require(recordId != ABSENT, Fields.RECORD_ID);
    require(timestampMillis != ABSENT, Fields.TIMESTAMP);
    require(hasData, Fields.DATA);
    rules.requireColumns(values);
    return new Envelope(batchNumber, recordId, timestampMillis, values, extras);
  }

  private static void require(boolean there, String field) throws Rejection {
    if (!there) {
      throw EnvelopeRules.missing(field);
    }
  }
}
