package io.pulseline.schemas;

import io.pulseline.contract.envelope.ColumnRule;
import io.pulseline.contract.envelope.EnvelopeRules;
import io.pulseline.contract.envelope.Fields;
import io.pulseline.contract.envelope.Rejection;
import java.util.function.ObjLongConsumer;

/** Where a value of a record belongs. A null leaves its place as it is. */
interface Place {

  void whole(Draft record, long value) throws Rejection;

  void number(Draft record, double value) throws Rejection;

  void text(Draft record, String value) throws Rejection;

  default void truth(Draft record, boolean value) throws Rejection {
    throw wrongType("a boolean");
  }

  /** Says that no such value belongs here. */
  Rejection wrongType(String came);

  static Place column(int column, ColumnRule rule) {
    return new Place() {
      @Override
      public void whole(Draft record, long value) throws Rejection {
        record.values[column] = rule.ofWhole(value);
      }

      @Override
      public void number(Draft record, double value) throws Rejection {
        record.values[column] = rule.ofNumber(value);
      }

      @Override
      public void text(Draft record, String value) throws Rejection {
        record.values[column] = rule.ofText(value);
      }

      @Override
      public Rejection wrongType(String came) {
        return rule.wrongType(came);
      }
    };
  }

  /** An extra is kept as text, whatever it is. */
  static Place extra(int extra, String name) {
    return new Place() {
      @Override
      public void whole(Draft record, long value) {
        record.extras[extra] = Long.toString(value);
      }

      @Override
      public void number(Draft record, double value) {
        record.extras[extra] = Double.toString(value);
      }

      @Override
      public void text(Draft record, String value) {
        record.extras[extra] = value;
      }

      @Override
      public void truth(Draft record, boolean value) {
        record.extras[extra] = Boolean.toString(value);
      }

      @Override
      public Rejection wrongType(String came) {
        return EnvelopeRules.wrongType("extra '" + name + "'", "a single value", came);
      }
    };
  }

  static Place counter(String field, ObjLongConsumer<Draft> to) {
    return new Place() {
      @Override
      public void whole(Draft record, long value) throws Rejection {
        to.accept(record, EnvelopeRules.counter(value, field));
      }

      @Override
      public void number(Draft record, double value) throws Rejection {
        throw wrongType("a fraction");
      }

      @Override
      public void text(Draft record, String value) throws Rejection {
        throw wrongType("a string");
      }

      @Override
      public Rejection wrongType(String came) {
        return EnvelopeRules.wrongType("'" + field + "'", "an integer", came);
      }
    };
  }

  /**
   * Event time.
   *
   * @param unitsPerMilli what a whole number counts: 1 for milliseconds, 1000 for microseconds
   */
  static Place time(EnvelopeRules rules, long unitsPerMilli) {
    return new Place() {
      @Override
      public void whole(Draft record, long value) throws Rejection {
        record.timestampMillis = EnvelopeRules.time(Math.floorDiv(value, unitsPerMilli));
      }

      @Override
      public void number(Draft record, double value) throws Rejection {
        throw wrongType("a fraction");
      }

      @Override
      public void text(Draft record, String value) throws Rejection {
        record.timestampMillis = rules.time(value);
      }

      @Override
      public Rejection wrongType(String came) {
        return EnvelopeRules.wrongType(
            "'" + Fields.TIMESTAMP + "'", "timestamp-millis or a string", came);
      }
    };
  }
}
