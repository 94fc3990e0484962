package io.pulseline.storage;

import io.pulseline.contract.lake.LakeLayout;
import io.pulseline.contract.lake.LakeSchema;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Looks for the latest event of a lake in those files alone that may hold it. */
record NewestEvent(Connection connection, LocalCopies copies, LakeFaults faults) {

  /**
   * The time of the latest event, empty when there is none.
   *
   * @param name of a file, relative to the folder of the dataset
   */
  Optional<Instant> of(List<StoredObject> files, Function<StoredObject, String> name)
      throws IOException, SQLException {
    NavigableMap<Instant, List<StoredObject>> byHour =
        files.stream()
            .collect(
                Collectors.groupingBy(
                    file -> LakeLayout.hourOf(name.apply(file)).orElse(Instant.MAX),
                    TreeMap::new,
                    Collectors.toList()));
    Optional<Instant> elsewhere =
        among(Optional.ofNullable(byHour.remove(Instant.MAX)).orElse(List.of()));
    for (List<StoredObject> hour : byHour.descendingMap().values()) {
      Optional<Instant> newest = among(hour);
      if (newest.isPresent()) {
        return elsewhere.filter(newest.get()::isBefore).or(() -> newest);
      }
    }
    return elsewhere;
  }

  private Optional<Instant> among(List<StoredObject> objects) throws IOException, SQLException {
    if (objects.isEmpty()) {
      return Optional.empty();
    }
    List<Path> local = copies.of(objects);
    String query =
        "SELECT epoch_ms(max(%s)) FROM read_parquet(%s, union_by_name = true)"
            .formatted(LakeSchema.EVENT_TIMESTAMP, DuckDb.quoted(local));
    try (Statement statement = connection.createStatement();
        ResultSet newest = statement.executeQuery(query)) {
      newest.next();
      long millis = newest.getLong(1);
      return newest.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
    } catch (SQLException e) {
      throw faults.explain(e, objects, local);
    }
  }
}
