package io.pulseline.observe.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class CountsTest {
  @Test
  void areSettledWhenAllThatWasSentIsInBothStoresOrRefused() {
    assertThat(counts(10, 1, 9, 9, 1).settled(10)).isTrue();
  }

  @Test
  void countsFromBeforeTheFirstRecordAreNotSettled() {
    assertThat(counts(0, 0, 0, 0, 0).settled(1)).isFalse();
  }

  @Test
  void aStoreThatLagsIsNotSettled() {
    assertThat(counts(10, 1, 9, 8, 1).settled(10)).isFalse();
    assertThat(counts(10, 0, 9, 9, 1).settled(10)).isFalse();
  }

  @Test
  void isNotSettledWhileRecordsWaitForTheirPredictions() {
    assertThat(new Counts(10, 1, 9, 9, 1, OptionalLong.of(8)).settled(10)).isFalse();
    assertThat(new Counts(10, 1, 9, 9, 1, OptionalLong.of(9)).settled(10)).isTrue();
  }

  @Test
  void takesTheRecordsForTheOffsetsWhenOnlyTheTopicSeemsToHaveMore() {
    assertThat(counts(12, 1, 9, 9, 1).recounted(() -> 10)).isEqualTo(counts(10, 1, 9, 9, 1));
    assertThat(counts(12, 1, 9, 9, 1).recounted(() -> 11).line()).endsWith("lag 1");
  }

  @Test
  void doesNotReadTheTopicWhileAStoreLagsOrAllIsThere() {
    for (Counts counts : List.of(counts(12, 1, 9, 8, 1), counts(10, 1, 9, 9, 1))) {
      assertThat(
              counts.recounted(
                  () -> {
                    throw new AssertionError("read");
                  }))
          .isSameAs(counts);
    }
  }

  private static Counts counts(
      long produced, long deadLettered, long indexed, long parquetRows, long files) {
    return new Counts(produced, deadLettered, indexed, parquetRows, files, OptionalLong.empty());
  }
}
