package io.pulseline.jobs.prepare;

import io.pulseline.contract.UserException;
import io.pulseline.contract.dataset.Dataset;
import io.pulseline.contract.lake.LakeSchema;
import io.pulseline.prepare.LakeRows;
import io.pulseline.prepare.Sql;
import io.pulseline.storage.LakeFile;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple3;
import org.apache.flink.streaming.api.functions.co.BroadcastProcessFunction;
import org.apache.flink.util.Collector;

/** Reads files, when the plan is there, with the very query of who prepares on one machine. */
final class ReadFiles
    extends BroadcastProcessFunction<Long, String, Tuple3<String, Integer, byte[]>> {
  private static final long serialVersionUID = 1L;

  static final MapStateDescriptor<String, String> PLAN =
      new MapStateDescriptor<>("plan", Types.STRING, Types.STRING);

  private static final int EVENT = 3;

  private final Assignment assignment;
  private transient Dataset dataset;
  private transient LakeShare lake;
  private transient RowBytes bytes;
  private transient Ranges ranges;

  ReadFiles(Assignment assignment) {
    this.assignment = assignment;
  }

  @Override
  public void open(OpenContext context) throws Exception {
    dataset = assignment.recipe().dataset();
    bytes = new RowBytes(dataset.columns());
    lake = LakeShare.open(assignment);
  }

  /** A bounded job reads all that is broadcast before it reads anything else. */
  @Override
  public void processBroadcastElement(
      String said, Context context, Collector<Tuple3<String, Integer, byte[]>> out)
      throws Exception {
    Plan.Planned plan = ControlJson.read(said, Plan.Planned.class);
    ranges = plan.ranges();
    lake.unite(plan.schemas());
  }

  @Override
  public void processElement(
      Long number, ReadOnlyContext context, Collector<Tuple3<String, Integer, byte[]>> out)
      throws Exception {
    Tally tally = lake.read(number, (file, connection) -> read(file, connection, out));
    context.output(Rows.TALLIES, ControlJson.write(tally));
  }

  private Tally read(
      LakeFile file, Connection connection, Collector<Tuple3<String, Integer, byte[]>> out)
      throws SQLException {
    LakeRows rows = LakeRows.of(connection, dataset, assignment.range(), file.rows());
    Tally tally = new Tally();
    tally.inRange = rows.inRange();
    tally.columns = rows.columns();
    String query =
        "SELECT %s, %s, epoch_us(%s), %s, %s FROM (%s)"
            .formatted(
                LakeSchema.KAFKA_PARTITION,
                LakeSchema.KAFKA_OFFSET,
                LakeSchema.EVENT_TIMESTAMP,
                LakeSchema.RECORD_ID,
                Sql.identifiers(dataset.columns()),
                rows.query());
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      while (row.next()) {
        int partition = row.getInt(1);
        requirePlace(partition, row, file);
        long offset = row.getLong(2);
        requirePlace(offset, row, file);
        out.collect(
            Tuple3.of(
                SortKey.place(partition, offset),
                ranges.of(partition, offset),
                bytes.of(row, EVENT)));
        tally.withTarget++;
      }
    }
    return tally;
  }

  private static void requirePlace(long value, ResultSet row, LakeFile file) throws SQLException {
    if (value == 0 && row.wasNull()) {
      throw new UserException(
          file.name()
              + " has rows without a Kafka partition or offset; move it out of the lake, the ingest"
              + " job has not written it");
    }
  }

  @Override
  public void close() throws Exception {
    if (lake != null) {
      lake.close();
    }
  }
}
