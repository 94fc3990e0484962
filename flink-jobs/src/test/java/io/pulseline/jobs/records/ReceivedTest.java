package io.pulseline.jobs.records;

import org.apache.flink.types.PojoTestUtils;
import org.junit.jupiter.api.Test;

class ReceivedTest {
  @Test
  void travelsBetweenStepsWithoutKryo() {
    PojoTestUtils.assertSerializedAsPojoWithoutKryo(Received.class);
  }
}
