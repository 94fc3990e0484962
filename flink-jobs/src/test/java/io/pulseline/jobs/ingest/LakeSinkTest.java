package io.pulseline.jobs.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.pulseline.contract.lake.LakeLayout;
import io.pulseline.jobs.records.Received;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiterStrategy;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.apache.flink.testutils.junit.SharedObjectsExtension;
import org.apache.flink.testutils.junit.SharedReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Writers, merging and commits of a running job, as a reader of the folder sees them. */
class LakeSinkTest {
  private static final int SUBTASKS = 2;

  @RegisterExtension
  static final MiniClusterExtension FLINK =
      new MiniClusterExtension(
          new MiniClusterResourceConfiguration.Builder()
              .setNumberSlotsPerTaskManager(SUBTASKS)
              .build());

  private static final int ROWS = 6_000;
  private static final int A_SECOND = 2_000;
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  @RegisterExtension final SharedObjectsExtension shared = SharedObjectsExtension.create();

  @TempDir private Path work;
  private LakeFolder lake;
  private JobClient job;
  private SharedReference<Set<Long>> toFail;

  @BeforeEach
  void open() {
    lake = new LakeFolder(Path.of(new LakeLayout(work.toString()).raw(Ingest.dataset())));
    toFail = shared.add(ConcurrentHashMap.newKeySet());
  }

  @AfterEach
  void end() throws Exception {
    if (!job.getJobStatus().get().isGloballyTerminalState()) {
      job.cancel().get();
    }
  }

  @Test
  void aReaderNeverMissesNorDoublesARowWhileTheJobFailsAndGoesOn() throws Exception {
    toFail.get().addAll(List.of(800L, 1_700L, 2_600L));
    job = start(Duration.ofMillis(500), new Configuration());
    long before = 0;
    while (!job.getJobStatus().get().isGloballyTerminalState()) {
      long rows = lake.rows();
      assertThat(rows).as("rows, some of them there before").isGreaterThanOrEqualTo(before);
      assertThat(lake.doubled()).as("rows that are there twice").isZero();
      before = rows;
    }
    job.getJobExecutionResult().get();
    assertThat(toFail.get()).as("failures that did not come").isEmpty();
    assertThat(lake.rows()).isEqualTo(ROWS);
    assertThat(lake.distinctRows()).isEqualTo(ROWS);
  }

  @Test
  void whatAJobHasReadIsVisibleWhenItIsStopped() throws Exception {
    job = start(Duration.ofHours(1), new Configuration());
    await().atMost(PATIENCE).until(() -> !lake.files().isEmpty() && lake.waiting().size() > 4);
    String savepoint =
        job.stopWithSavepoint(false, work.resolve("s").toUri() + "", SavepointFormatType.NATIVE)
            .get();

    assertThat(lake.waiting()).isEmpty();
    Configuration restored = new Configuration();
    restored.set(StateRecoveryOptions.SAVEPOINT_PATH, savepoint);
    assertThat(lake.rows()).isBetween(1L, ROWS - 1L);
    job = start(Duration.ofHours(1), restored);
    job.getJobExecutionResult().get();
    assertThat(lake.rows()).isEqualTo(ROWS);
    assertThat(lake.distinctRows()).isEqualTo(ROWS);
    assertThat(lake.waiting()).isEmpty();
  }

  private JobClient start(Duration longestWait, Configuration conf) throws Exception {
    conf.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
    conf.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, Integer.MAX_VALUE);
    conf.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, Duration.ZERO);
    StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment(conf);
    env.setParallelism(SUBTASKS);
    env.enableCheckpointing(50);
    env.getConfig().enableObjectReuse();
    SharedReference<Set<Long>> failing = toFail;
    env.fromSource(
            new DataGeneratorSource<>(
                id -> ScatteredHours.visit(id, id % 2),
                ROWS,
                RateLimiterStrategy.perSecond(A_SECOND),
                TypeInformation.of(Received.class)),
            WatermarkStrategy.noWatermarks(),
            "visits")
        .uid("visits")
        .map(visit -> failing(visit, failing.get()))
        .returns(TypeInformation.of(Received.class))
        .sinkTo(Lake.sink(new LakeSettings(work.toString(), longestWait), Ingest.dataset()))
        .uid("lake");
    return env.executeAsync();
  }

  /** Fails at some records, at each once. */
  private static Received failing(Received visit, Set<Long> offsets) {
    if (offsets.remove(visit.offset())) {
      throw new IllegalStateException("a failure on purpose, at offset " + visit.offset());
    }
    return visit;
  }
}
