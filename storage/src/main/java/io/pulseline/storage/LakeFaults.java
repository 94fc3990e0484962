package io.pulseline.storage;

import io.pulseline.contract.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;

/** Which file of a lake is to blame when reading failed, and what to do about it. */
record LakeFaults(ObjectStore store, Connection connection) {

  /**
   * Looks for a file that a query may have failed on.
   *
   * @param files what was to be read
   * @param locals where each of them lies on this machine
   * @return what to throw when it was none of them: the failure itself
   * @throws UserException that names the file
   */
  SQLException explain(SQLException failure, List<StoredObject> files, List<Path> locals)
      throws IOException {
    for (int i = 0; i < locals.size(); i++) {
      StoredObject file = files.get(i);
      if (!Files.exists(locals.get(i))) {
        throw vanished(file);
      }
      if (!store.find(file.key()).equals(Optional.of(file))) {
        throw changed(file);
      }
      try {
        readAll(locals.get(i));
      } catch (SQLException e) {
        throw damaged(file, e);
      }
    }
    return failure;
  }

  private void readAll(Path file) throws SQLException {
    String hash = "SELECT max(hash(file)) FROM read_parquet(" + DuckDb.quoted(file) + ") AS file";
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(hash)) {
      result.next();
    }
  }

  UserException vanished(StoredObject file) {
    return atRest(file, "vanished");
  }

  UserException changed(StoredObject file) {
    return atRest(file, "changed");
  }

  private UserException atRest(StoredObject file, String what) {
    return new UserException(
        where(file) + " " + what + " while it was read; run this again when the lake is at rest");
  }

  private UserException damaged(StoredObject file, SQLException e) {
    return new UserException(
        "%s is no whole Parquet file (%s); move it out of the lake, or run the ingest job again"
            .formatted(where(file), e.getMessage().lines().findFirst().orElse("unreadable")),
        e);
  }

  private String where(StoredObject file) {
    return store.root().replaceFirst("/$", "") + "/" + file.key();
  }
}
