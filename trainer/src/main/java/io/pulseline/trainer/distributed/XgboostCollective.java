package io.pulseline.trainer.distributed;

import io.pulseline.features.Collective;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import ml.dmlc.xgboost4j.java.Communicator;
import ml.dmlc.xgboost4j.java.ConfigContext;
import ml.dmlc.xgboost4j.java.XGBoostError;

/**
 * The group of workers that XGBoost boosts with. It belongs to the thread that joined: another one
 * that used XGBoost would do so alone.
 *
 * <p>XGBoost numbers workers by their addresses; here the number of the task counts, which does not
 * change when a job is run again. Its Java interface adds up floats only. A long travels as four of
 * them with 16 bits each: sums of up to {@value TaskAssignment#MOST_WORKERS} are whole numbers
 * below 2^24, which floats hold exactly.
 */
final class XgboostCollective implements Collective {
  private static final int CHUNK = 16;
  private static final int CHUNKS = Long.SIZE / CHUNK;
  private static final int DIGESTS = 1 << 12;
  private static final long MASK = (1L << CHUNK) - 1;

  private final TaskAssignment task;
  private final Waiting waiting;

  private XgboostCollective(TaskAssignment task, Waiting waiting) {
    this.task = task;
    this.waiting = waiting;
  }

  /**
   * Joins the others, trying again until the tracker answers; blocks until all have come.
   *
   * @param timeout of XGBoost's own, longer than anybody waits for it
   */
  static XgboostCollective join(TaskAssignment task, Waiting waiting, Duration timeout)
      throws XGBoostError {
    Map<String, Object> arguments =
        Map.of(
            "dmlc_communicator", "rabit",
            "dmlc_tracker_uri", task.host(),
            "dmlc_tracker_port", task.port(),
            "dmlc_task_id", Integer.toString(task.task()),
            "dmlc_retry", 1,
            "dmlc_timeout_sec", timeout.toSeconds());
    String meet = "meet " + task.workers() + " workers at " + task.address();
    waiting.now(meet);
    try (ConfigContext quiet = new ConfigContext()) {
      quiet.setConfig("verbosity", 0);
      while (true) {
        try {
          Communicator.init(arguments);
          break;
        } catch (XGBoostError e) {
          waiting.now(meet + " (" + XgboostFault.reason(e) + ")");
          Pause.beforeRetry();
        }
      }
    }
    waiting.alive();
    waiting.now("hear from the other workers: one hangs, or its machine is out of reach");
    return new XgboostCollective(task, waiting);
  }

  @Override
  public int rank() {
    return task.task();
  }

  @Override
  public int size() {
    return task.workers();
  }

  @Override
  public long[] sum(long... mine) {
    if (mine.length == 0) {
      return mine;
    }
    float[] chunks = new float[mine.length * CHUNKS];
    for (int i = 0; i < chunks.length; i++) {
      chunks[i] = (mine[i / CHUNKS] >>> (i % CHUNKS * CHUNK)) & MASK;
    }
    chunks = Communicator.allReduce(chunks, Communicator.OpType.SUM);
    checkReceived(chunks);
    long[] sum = new long[mine.length];
    for (int i = 0; i < chunks.length; i++) {
      sum[i / CHUNKS] += (long) chunks[i] << (i % CHUNKS * CHUNK);
    }
    alive();
    return sum;
  }

  /**
   * Makes sure that all have the same sums: XGBoost's Java interface does not tell that adding up
   * failed, it leaves what came until then. Once failed it fails for ever, this time too.
   */
  private void checkReceived(float... sums) {
    float digest = 1 + Math.floorMod(Arrays.hashCode(sums), DIGESTS);
    float all = Communicator.allReduce(new float[] {digest}, Communicator.OpType.SUM)[0];
    if (all != digest * size()) {
      throw new LostWorkerException();
    }
  }

  @Override
  public void alive() {
    waiting.alive();
  }

  /** Says goodbye; whoever goes without it is missed. */
  void leave() throws XGBoostError {
    Communicator.shutdown();
  }
}
