package io.pulseline.local.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.pulseline.local.chaos.Disturbance.Kind;
import io.pulseline.local.stack.Part;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class DisturbancesTest {
  private static final Duration OUTAGE = Duration.ofMinutes(1);

  @Test
  void areTheSameForASeedAndOthersForAnother() {
    assertThat(Disturbances.of(20, OUTAGE, 7)).isEqualTo(Disturbances.of(20, OUTAGE, 7));
    assertThat(Disturbances.of(20, OUTAGE, 7)).isNotEqualTo(Disturbances.of(20, OUTAGE, 8));
  }

  @Test
  void takeEachStoreAwayOnceBesidesTheRounds() {
    List<Disturbance> plan = Disturbances.of(20, OUTAGE, 7);

    assertThat(plan).hasSize(22);
    assertThat(plan)
        .filteredOn(one -> one.lasts().equals(OUTAGE) && one.kind() == Kind.KILL)
        .extracting(Disturbance::part)
        .containsExactlyInAnyOrder(Part.ELASTICSEARCH, Part.S3);
  }

  @Test
  void hitEveryPartInBothWays() {
    List<Disturbance> plan = Disturbances.of(200, Duration.ZERO, 1);

    assertThat(plan).hasSize(200);
    for (Part part : Disturbances.VICTIMS) {
      assertThat(plan)
          .filteredOn(one -> one.part() == part)
          .extracting(Disturbance::kind)
          .contains(Kind.KILL, Kind.PAUSE);
    }
  }
}
