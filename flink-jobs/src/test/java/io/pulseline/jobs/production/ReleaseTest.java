package io.pulseline.jobs.production;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.flink.types.PojoTestUtils;
import org.junit.jupiter.api.Test;

class ReleaseTest {
  private static final Release RELEASE =
      new Release(Role.SHADOW, "v_1_ü", "00ff", "s3://bucket/models/shop/v_1");

  @Test
  void travelsBetweenStepsWithoutKryo() {
    PojoTestUtils.assertSerializedAsPojoWithoutKryo(Release.class);
  }

  @Test
  void howFarASourceHasComeComesBackFromACheckpoint() throws Exception {
    var serializer = new ReleaseSplitSerializer();
    var split = new ReleaseSplit(RELEASE);

    assertThat(serializer.deserialize(serializer.getVersion(), serializer.serialize(split)))
        .isEqualTo(split);
  }

  @Test
  void whetherTheSplitIsGivenComesBackFromACheckpoint() {
    var serializer = new AssignedSerializer();

    assertThat(serializer.deserialize(1, serializer.serialize(true))).isTrue();
    assertThat(serializer.deserialize(1, serializer.serialize(false))).isFalse();
  }
}
