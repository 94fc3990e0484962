package io.pulseline.generator.sample;

import static org.assertj.core.api.Assertions.assertThat;

import io.pulseline.contract.dataset.Dataset;
import io.pulseline.generator.Tables;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Another implementation of Parquet reads what we write. */
class ParquetFileTest {
  @TempDir Path folder;

  private final Dataset dataset = Tables.orders();

  @BeforeEach
  void write() throws IOException {
    double[][] values = {{1.5, 3, 0, 2, 1}, {Double.NaN, Double.NaN, 2, Double.NaN, 0}};
    String[][] extras = {{"ORD-1"}, {"ORD-é"}};
    try (ParquetFile file = new ParquetFile(dataset, folder.resolve("rows.parquet"))) {
      file.append(file.encoder().encode(new RowBlock(values, extras)));
    }
  }

  @Test
  void readsBackValuesAndMissingOnes() throws SQLException {
    assertThat(query("select * from '%s'"))
        .containsExactly(
            List.of("1.5", "3", "0", "truck", "lost", "ORD-1"),
            List.of("null", "null", "2", "null", "late", "ORD-é"));
  }

  @Test
  void hasTheTypesOfTheLake() throws SQLException {
    String types = "select name, type, repetition_type from parquet_schema('%s') offset 1";
    assertThat(query(types))
        .containsExactly(
            List.of("distance", "DOUBLE", "OPTIONAL"),
            List.of("items", "INT64", "OPTIONAL"),
            List.of("priority", "INT64", "OPTIONAL"),
            List.of("vehicle", "BYTE_ARRAY", "OPTIONAL"),
            List.of("outcome", "BYTE_ARRAY", "REQUIRED"),
            List.of("order_id", "BYTE_ARRAY", "OPTIONAL"));
  }

  private List<List<String>> query(String sql) throws SQLException {
    try (Connection duckDb = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duckDb.createStatement();
        ResultSet result =
            statement.executeQuery(String.format(sql, folder.resolve("rows.parquet")))) {
      List<List<String>> rows = new ArrayList<>();
      while (result.next()) {
        List<String> row = new ArrayList<>();
        for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
          row.add(String.valueOf(result.getString(i)));
        }
        rows.add(row);
      }
      return rows;
    }
  }
}
