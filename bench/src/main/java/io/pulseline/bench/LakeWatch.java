package io.pulseline.bench;

import java.io.File;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** Looks at a lake again and again, as a reader that knows no more than its folder. */
public final class LakeWatch {
  private static final int SECONDS = 2;
  private static final int LINE_EVERY = 15;

  private LakeWatch() {}

  /**
   * Ends when so many rows are there, with a line for each hour; with 1 when rows were missing that
   * had been there, or were there twice.
   *
   * @param args folder of a dataset's hours, rows
   */
  public static void main(String[] args) throws Exception {
    long wanted = Long.parseLong(args[1]);
    String files = "read_parquet('" + args[0] + "/**/*.parquet', filename = true)";
    try (var duck = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duck.createStatement()) {
      long seen = 0;
      for (int look = 0; seen < wanted; look++) {
        TimeUnit.SECONDS.sleep(SECONDS);
        if (count(new File(args[0]), name -> name.endsWith(".parquet")) == 0) {
          continue;
        }
        ResultSet now =
            statement.executeQuery(
                "select count(distinct filename), count(*),"
                    + " count(*) - count(distinct (kafka_partition, kafka_offset)) from "
                    + files);
        now.next();
        long rows = now.getLong(2);
        if (rows < seen || now.getLong(3) > 0) {
          System.out.printf("%,d rows after %,d, %,d twice%n", rows, seen, now.getLong(3));
          System.exit(1);
        }
        seen = rows;
        if (look % LINE_EVERY == 0) {
          System.out.printf(
              "%5d s %,12d rows in %d files, %d waiting%n",
              look * SECONDS,
              rows,
              now.getLong(1),
              count(new File(args[0]), name -> name.contains(".waiting")));
        }
      }
      ResultSet hours =
          statement.executeQuery(
              "select date || ' ' || hour, count(distinct filename), count(*) from "
                  + files.replace(")", ", hive_partitioning = true)")
                  + " group by 1 order by 1");
      while (hours.next()) {
        System.out.printf(
            "hour %s: %,d rows in %d files%n",
            hours.getString(1), hours.getLong(3), hours.getLong(2));
      }
    }
  }

  /** By names alone, without a look at files that may go meanwhile. */
  private static long count(File folder, Predicate<String> named) {
    long count = 0;
    for (String name : Objects.requireNonNullElse(folder.list(), new String[0])) {
      count += named.test(name) ? 1 : count(new File(folder, name), named);
    }
    return count;
  }
}
