package io.pulseline.jobs.ingest;

import io.pulseline.contract.envelope.Envelope;
import io.pulseline.jobs.records.Origins;
import io.pulseline.jobs.records.Received;
import java.time.Duration;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** A process that writes rows to a lake, each of another hour than the one before. */
public final class ScatteredHours {
  private static final Duration NEVER = Duration.ofHours(1);

  private ScatteredHours() {}

  /**
   * Runs until all rows are visible.
   *
   * @param args root of the lake, hours, rows
   */
  public static void main(String[] args) throws Exception {
    long hours = Long.parseLong(args[1]);
    long rows = Long.parseLong(args[2]);
    Configuration conf = new Configuration();
    conf.set(RestartStrategyOptions.RESTART_STRATEGY, "none");
    StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(1, conf);
    // The only checkpoint is the one at the end of the input
    env.enableCheckpointing(NEVER.toMillis());
    env.getConfig().enableObjectReuse();
    env.fromSequence(0, rows - 1)
        .map(id -> visit(id, id % hours))
        .returns(TypeInformation.of(Received.class))
        .sinkTo(Lake.sink(LakeSettings.plain(args[0]), Ingest.dataset()))
        .uid("lake");
    env.execute();
  }

  /** An accepted record, its number also its offset. */
  static Received visit(long id, long hour) {
    var envelope =
        new Envelope(
            1,
            id,
            Duration.ofHours(hour).toMillis(),
            new double[] {30, 12.5, 1, 2, 0},
            new String[] {"Ada"});
    return new Received(Origins.at(id), new byte[0], new byte[100], 1, 0, envelope, null, null);
  }
}
