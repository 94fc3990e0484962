package io.pulseline.jobs.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.function.LongPredicate;
import org.apache.flink.connector.file.sink.FileSinkCommittable;
import org.apache.flink.core.fs.Path;
import org.apache.flink.streaming.api.functions.sink.filesystem.InProgressFileWriter.PendingFileRecoverable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How many files an hour has, and when, as checkpoints come and go. */
class MergePolicyTest {
  private static final long SECOND = 1_000;
  private static final long HOUR = 3_600 * SECOND;
  private static final MergePolicy BY_DEFAULT =
      MergePolicy.waitingAtMost(LakeSettings.plain("/lake").longestWait());

  private final HourFiles hour = new HourFiles(new HourFiles.Key("date=/hour=", 1));

  @ParameterizedTest
  @ValueSource(longs = {500, 2 * SECOND, 10 * SECOND, 60 * SECOND})
  void anHourOfASteadyStreamIsAtMostTwentyFiles(long interval) {
    run(BY_DEFAULT, interval, HOUR + 120 * SECOND, now -> now <= HOUR);

    assertThat(hour.made()).isBetween(12, 20);
    assertThat(hour.isEmpty()).isTrue();
  }

  @Test
  void theFirstRowsOfAnHourDoNotWait() {
    hour.add(file(1), 0);

    assertThat(BY_DEFAULT.isDue(hour, 0)).isTrue();
  }

  @Test
  void rowsOfAShortStreamAreAllThereSecondsAfterItsEnd() {
    run(BY_DEFAULT, 2 * SECOND, 30 * SECOND, now -> now <= 20 * SECOND);

    assertThat(hour.isEmpty()).isTrue();
  }

  @Test
  void noRowWaitsLongerThanSaid() {
    for (int made = 0; made < 100; made++) {
      hour.take();
    }
    hour.add(file(1), HOUR);
    long longest = Duration.ofMinutes(5).toMillis();

    assertThat(BY_DEFAULT.isDue(hour, HOUR)).isFalse();
    hour.add(file(1), HOUR + longest);
    assertThat(BY_DEFAULT.isDue(hour, HOUR + longest)).isTrue();
  }

  @Test
  void withoutAWaitThereIsAFileWithEachCheckpoint() {
    run(MergePolicy.waitingAtMost(Duration.ZERO), 2 * SECOND, 60 * SECOND, now -> true);

    assertThat(hour.made()).isEqualTo(30);
  }

  @Test
  void aFullFileWaitsForNoMore() {
    hour.take();
    hour.add(file(MergePolicy.FULL_BYTES - 1), 0);
    assertThat(BY_DEFAULT.isDue(hour, 0)).isFalse();

    hour.add(file(1), 0);
    assertThat(BY_DEFAULT.isDue(hour, 0)).isTrue();
  }

  @Test
  void anHourWithoutWaitingFilesIsNotDue() {
    assertThat(BY_DEFAULT.isDue(hour, HOUR)).isFalse();
  }

  private void run(MergePolicy policy, long interval, long end, LongPredicate streaming) {
    for (long now = interval; now <= end; now += interval) {
      if (streaming.test(now)) {
        hour.add(file(1), now);
      }
      if (policy.isDue(hour, now)) {
        hour.take();
      }
    }
  }

  private static FileSinkCommittable file(long bytes) {
    return new FileSinkCommittable(
        "date=/hour=",
        new PendingFileRecoverable() {
          @Override
          public Path getPath() {
            return new Path("/lake/.waiting");
          }

          @Override
          public long getSize() {
            return bytes;
          }
        });
  }
}
