package io.pulseline.schemas;

import io.pulseline.contract.envelope.Rejection;
import java.io.IOException;

/** Reads one value of the writer's schema. */
@FunctionalInterface
interface Step {
  Step NOTHING = (in, record) -> {};

  void read(Payload in, Draft record) throws IOException, Rejection;

  /** One after the other: a record's fields. */
  static Step inTurn(Step... steps) {
    return (in, record) -> {
      for (Step step : steps) {
        step.read(in, record);
      }
    };
  }

  /** The one that the bytes name: a union. */
  static Step oneOf(Step... steps) {
    return (in, record) -> steps[in.choice(steps.length)].read(in, record);
  }
}
