package io.pulseline.jobs.prepare;

import io.pulseline.contract.UserException;
import io.pulseline.contract.file.Folders;
import io.pulseline.jobs.frame.Job;
import java.io.IOException;
import java.nio.file.Files;
import org.apache.flink.api.common.operators.Order;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple3;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** From the lake to the prepared set, on as many machines as it takes; ends when that is there. */
public record PrepareJob(Assignment assignment) implements Job {
  static final String NAME = "prepare";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String title() {
    return NAME + "-" + assignment.recipe().dataset().name();
  }

  @Override
  public void ensure() {
    assignment.recipe().requireFiles(assignment.files().size(), assignment.range());
    try {
      Folders.delete(assignment.ranges()); // of a job that was killed
      Files.createDirectories(assignment.ranges());
    } catch (IOException e) {
      throw new UserException(
          "cannot write to --work %s (%s); name a folder that all workers can write to"
              .formatted(assignment.work(), e.getMessage()),
          e);
    }
  }

  @Override
  public void wire(StreamExecutionEnvironment env) {
    defineTopology(env, assignment);
  }

  /**
   * The whole job: look at all files, read them into ranges of places in Kafka, sort each range and
   * leave one row a place, count what is equal elsewhere, and put the ranges one after the other.
   */
  static void defineTopology(StreamExecutionEnvironment env, Assignment assignment) {
    int sorters = assignment.sorters();
    DataStream<Long> files =
        env.fromSequence(0, assignment.files().size() - 1)
            .name("files")
            .uid("files")
            .setParallelism(1)
            .rebalance();

    SingleOutputStreamOperator<String> surveyed =
        files.process(new Survey(assignment)).name("survey").uid("survey");
    DataStream<String> plan =
        surveyed.transform("plan", Types.STRING, new Plan(sorters)).uid("plan").setParallelism(1);

    SingleOutputStreamOperator<Tuple3<String, Integer, byte[]>> read =
        files
            .connect(plan.broadcast(ReadFiles.PLAN))
            .process(new ReadFiles(assignment), Rows.ROW)
            .name("read")
            .uid("read");

    SingleOutputStreamOperator<Tuple3<String, Integer, byte[]>> placed =
        Rows.sorted(read, "sort", sorters)
            .transform("one per place", Rows.ROW, new OnePerPlace(assignment))
            .uid("one-per-place");

    DataStream<String> recordIds =
        Rows.byHash(placed.getSideOutput(Rows.RECORD_IDS), id -> id.f0)
            .fullWindowPartition()
            .sortPartition(Rows.KEY, Order.ASCENDING)
            .transform(
                "repeated record ids", Types.STRING, new CountRepeats<>(CountRepeats.Of.RECORD_IDS))
            .uid("repeated-record-ids");

    Told told = assignment.choice().dropEqual() ? withoutEqual(placed, sorters) : counted(placed);

    DataStream<String> ranges =
        told.rows()
            .transform("write range", Types.STRING, new WriteRange(assignment))
            .uid("write-range");

    ranges
        .union(
            surveyed.getSideOutput(Rows.TALLIES),
            read.getSideOutput(Rows.TALLIES),
            placed.getSideOutput(Rows.TALLIES),
            recordIds,
            told.equal())
        .transform("fill table", Types.STRING, new FillTable(assignment))
        .uid("fill-table")
        .setParallelism(1);
  }

  /** Rows in the table's order, and tallies of those that equal another. */
  private record Told(DataStream<Tuple3<String, Integer, byte[]>> rows, DataStream<String> equal) {}

  private static Told counted(SingleOutputStreamOperator<Tuple3<String, Integer, byte[]>> placed) {
    return new Told(
        placed,
        Rows.byHash(placed.getSideOutput(Rows.CONTENT), content -> content.f0)
            .fullWindowPartition()
            .sortPartition(Rows.KEY, Order.ASCENDING)
            .transform("equal rows", Types.STRING, new CountRepeats<>(CountRepeats.Of.CONTENT))
            .uid("equal-rows"));
  }

  /** Rows have to meet those of their content, and to be sorted once more after that. */
  private static Told withoutEqual(
      SingleOutputStreamOperator<Tuple3<String, Integer, byte[]>> placed, int sorters) {
    SingleOutputStreamOperator<Tuple3<String, Integer, byte[]>> first =
        Rows.byHash(placed.getSideOutput(Rows.WITH_CONTENT), row -> row.f0)
            .fullWindowPartition()
            .sortPartition(Rows.KEY, Order.ASCENDING)
            .transform("first of equal", Rows.ROW, new FirstOfEqual())
            .uid("first-of-equal");
    return new Told(Rows.sorted(first, "sort again", sorters), first.getSideOutput(Rows.TALLIES));
  }
}
