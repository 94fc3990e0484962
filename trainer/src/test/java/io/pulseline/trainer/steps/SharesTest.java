package io.pulseline.trainer.steps;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pulseline.contract.UserException;
import io.pulseline.features.Collective;
import org.junit.jupiter.api.Test;

class SharesTest {
  @Test
  void oneWorkerMayHaveAsFewRowsAsItLikes() {
    assertThatCode(() -> Shares.check(Collective.ALONE, 1, 7)).doesNotThrowAnyException();
  }

  @Test
  void refusesAWorkerWithTooFewRows() {
    assertThatThrownBy(() -> Shares.check(new Two(99, 7), 5_000, 7))
        .isInstanceOf(UserException.class)
        .hasMessage("worker 1 of 2 has 99 training rows, it needs 100; fit with fewer workers");
  }

  @Test
  void refusesAWorkerThatWasStartedWithSomethingElse() {
    assertThatThrownBy(() -> Shares.check(new Two(5_000, 8), 5_000, 7))
        .isInstanceOf(UserException.class)
        .hasMessageStartingWith("worker 1 of 2 has other prepared rows or other options");
  }

  /** The first of two workers, and what the second one gives. */
  private static final class Two implements Collective {
    private final double[] second;

    private Two(double... second) {
      this.second = second;
    }

    @Override
    public int rank() {
      return 0;
    }

    @Override
    public int size() {
      return 2;
    }

    @Override
    public long[] sum(long... mine) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void alive() {
      throw new UnsupportedOperationException();
    }

    @Override
    public double[][] gather(double... mine) {
      return new double[][] {mine, second};
    }
  }
}
