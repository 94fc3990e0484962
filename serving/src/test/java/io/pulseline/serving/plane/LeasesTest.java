package io.pulseline.serving.plane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** When a thing is closed that several use. */
class LeasesTest {
  private final AtomicInteger closings = new AtomicInteger();
  private final Leases leases = new Leases(closings::incrementAndGet);

  @Test
  void closeWhenTheOwnerGivesUpAThingThatNobodyUses() {
    assertThat(leases.take()).isTrue();
    leases.giveBack();
    assertThat(closings).hasValue(0);

    leases.giveBack();
    assertThat(closings).hasValue(1);
    assertThat(leases.closed()).isDone();
  }

  @Test
  void closeAfterTheLastOfThoseThatUseIt() {
    leases.take();
    leases.take();
    leases.giveBack(); // the owner
    leases.giveBack();
    assertThat(leases.closed()).isNotDone();

    leases.giveBack();
    assertThat(closings).hasValue(1);
    assertThat(leases.closed()).isDone();
  }

  @Test
  void areNotGivenOnAClosedThing() {
    leases.giveBack();

    assertThat(leases.take()).isFalse();
    assertThat(closings).hasValue(1);
  }

  @Test
  void tellTheOwnerAndNotTheLastUserThatClosingFailed() {
    Leases failing =
        new Leases(
            () -> {
              throw new IllegalStateException("stuck");
            });

    failing.giveBack();
    assertThatThrownBy(failing.closed()::join).hasRootCauseMessage("stuck");
  }
}
