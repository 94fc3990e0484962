package io.pulseline.jobs.score;

import io.pulseline.contract.prediction.Prediction;
import org.apache.flink.types.PojoTestUtils;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CarriersTest {
  @ParameterizedTest
  @ValueSource(classes = {Scorable.class, Prediction.class, Outcome.class, Tally.class})
  void travelBetweenStepsWithoutKryo(Class<?> carrier) {
    PojoTestUtils.assertSerializedAsPojoWithoutKryo(carrier);
  }
}
