package io.pulseline.jobs.prepare;

import io.pulseline.contract.Digest;
import io.pulseline.contract.dataset.Dataset;
import io.pulseline.contract.lake.LakeSchema;
import io.pulseline.contract.model.Lineage.SourceFile;
import io.pulseline.prepare.LakeRows;
import io.pulseline.storage.DuckDb;
import io.pulseline.storage.LakeFile;
import io.pulseline.storage.LakeReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;

/** Looks at each file before any is read: its digest, its columns, and where its rows belong. */
final class Survey extends ProcessFunction<Long, String> {
  private static final long serialVersionUID = 1L;

  private static final String SPANS =
      "SELECT %1$s::INTEGER, min(%2$s::BIGINT), max(%2$s::BIGINT), count(*) FROM %3$s GROUP BY 1"
          .formatted(LakeSchema.KAFKA_PARTITION, LakeSchema.KAFKA_OFFSET, LakeReader.VIEW);

  private final Assignment assignment;
  private transient LakeShare lake;
  private transient Dataset dataset;

  Survey(Assignment assignment) {
    this.assignment = assignment;
  }

  @Override
  public void open(OpenContext context) throws Exception {
    dataset = assignment.recipe().dataset();
    lake = LakeShare.open(assignment);
  }

  @Override
  public void processElement(Long number, Context context, Collector<String> out) throws Exception {
    lake.read(
        number,
        (file, connection) -> {
          LakeRows.of(connection, dataset, assignment.range(), file.rows()); // refuses foreign ones
          context.output(Rows.TALLIES, ControlJson.write(tally(number, file)));
          out.collect(ControlJson.write(new Surveyed(schema(connection), spans(connection))));
          return null;
        });
  }

  private static Tally tally(Long number, LakeFile file) throws IOException {
    Tally tally = new Tally();
    tally.read = file.rows();
    String digest = Digest.sha256(file.local());
    tally.sources.put(Math.toIntExact(number), new SourceFile(file.name(), file.bytes(), digest));
    return tally;
  }

  /** The columns and types of the file, in the one form that all who read it understand alike. */
  private String schema(Connection connection) throws IOException, SQLException {
    Path empty = lake.scratch();
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          "COPY (SELECT * FROM %s LIMIT 0) TO %s (FORMAT parquet)"
              .formatted(LakeReader.VIEW, DuckDb.quoted(empty)));
    }
    return Base64.getEncoder().encodeToString(Files.readAllBytes(empty));
  }

  private static List<Surveyed.Span> spans(Connection connection) throws SQLException {
    List<Surveyed.Span> spans = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery(SPANS)) {
      while (found.next()) {
        spans.add(
            new Surveyed.Span(
                found.getInt(1), found.getLong(2), found.getLong(3), found.getLong(4)));
      }
    }
    return spans;
  }

  @Override
  public void close() throws Exception {
    if (lake != null) {
      lake.close();
    }
  }
}
