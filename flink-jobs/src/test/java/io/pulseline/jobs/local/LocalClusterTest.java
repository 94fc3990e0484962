package io.pulseline.jobs.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.pulseline.jobs.frame.Job;
import io.pulseline.jobs.frame.RetainedCheckpoints;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiterStrategy;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalClusterTest {
  private static final CountDownLatch HOLDING = new CountDownLatch(1);

  @TempDir private Path root;

  @Test
  void stopsEachOfItsJobsWithASavepointToGoOnFrom() throws Exception {
    Job first = new Counting("first");
    Job second = new Counting("second");
    Configuration conf = new Configuration();
    conf.set(RestOptions.BIND_PORT, "0");
    try (LocalCluster flink = LocalCluster.start(conf, 2)) {
      for (Job job : new Job[] {first, second}) {
        flink
            .submit(JobGraphs.of(job, conf, 1, Optional.empty()), checkpointsOf(job))
            .awaitRunning();
      }
      flink.stopJobs();
      assertThat(flink.awaitEnd(Duration.ofMinutes(1))).isTrue();
    }
    try (LocalCluster flink = LocalCluster.start(conf, 1)) {
      Optional<String> restored = latest(second);
      assertThat(restored).get().asString().contains("/second/savepoint-");
      flink.submit(JobGraphs.of(second, conf, 1, restored), checkpointsOf(second)).awaitRunning();
    }
    assertThat(latest(first)).get().asString().contains("/first/savepoint-");
  }

  @Test
  void stopsOnceHoweverOftenItIsAskedTo() throws Exception {
    Job job = new Counting("impatient");
    Configuration conf = new Configuration();
    conf.set(RestOptions.BIND_PORT, "0");
    try (LocalCluster flink = LocalCluster.start(conf, 1)) {
      flink.submit(JobGraphs.of(job, conf, 1, Optional.empty()), checkpointsOf(job)).awaitRunning();
      CompletableFuture.allOf(
              CompletableFuture.runAsync(flink::stopJobs),
              CompletableFuture.runAsync(flink::stopJobs))
          .join();
      assertThat(flink.awaitEnd(Duration.ofMinutes(1))).isTrue();
    }
    assertThat(latest(job)).get().asString().contains("/impatient/savepoint-");
  }

  @Test
  void aStopThatASinkHoldsUpIsNoFailureAndSaysWhereTheJobGoesOn() throws Exception {
    Job job = new Counting("stuck", LocalClusterTest::hold);
    Configuration conf = new Configuration();
    conf.set(RestOptions.BIND_PORT, "0");
    PrintStream stderr = System.err;
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    try (LocalCluster flink = LocalCluster.start(conf, 1)) {
      RunningJob running =
          flink.submit(JobGraphs.of(job, conf, 1, Optional.empty()), checkpointsOf(job));
      assertThat(running.awaitRunning()).isTrue();
      HOLDING.await();
      System.setErr(new PrintStream(said, true, UTF_8));
      flink.stopJobs();
      assertThat(flink.awaitEnd(Duration.ofMinutes(1))).isTrue();
    } finally {
      System.setErr(stderr);
    }
    assertThat(said.toString(UTF_8))
        .contains("stuck is stopped without a savepoint", "goes on from its last checkpoint");
  }

  /** Stands at a record, as a step does whose store is away, until it is cancelled. */
  private static Long hold(Long number) throws InterruptedException {
    HOLDING.countDown();
    new CountDownLatch(1).await();
    return number;
  }

  private Optional<String> latest(Job job) throws Exception {
    return RetainedCheckpoints.latest(root.toUri().toString(), checkpointsOf(job));
  }

  private String checkpointsOf(Job job) {
    return root.resolve(job.title()).toUri().toString();
  }

  /** Counts upwards until it is stopped, and does something with each number. */
  private record Counting(String title, MapFunction<Long, Long> each) implements Job {
    Counting(String title) {
      this(title, number -> number);
    }

    @Override
    public String name() {
      return "counting";
    }

    @Override
    public void ensure() {}

    @Override
    public void wire(StreamExecutionEnvironment env) {
      var numbers =
          new DataGeneratorSource<>(
              number -> number, Long.MAX_VALUE, RateLimiterStrategy.perSecond(100), Types.LONG);
      env.fromSource(numbers, WatermarkStrategy.noWatermarks(), "numbers")
          .uid("numbers")
          .map(each)
          .returns(Types.LONG)
          .uid("each")
          .sinkTo(new DiscardingSink<>())
          .uid("nowhere");
    }
  }
}
