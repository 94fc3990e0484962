package io.pulseline.jobs.ingest;

import org.apache.flink.types.PojoTestUtils;
import org.junit.jupiter.api.Test;

class IngestedTest {
  @Test
  void travelsBetweenStepsWithoutKryo() {
    PojoTestUtils.assertSerializedAsPojoWithoutKryo(Ingested.class);
  }
}
