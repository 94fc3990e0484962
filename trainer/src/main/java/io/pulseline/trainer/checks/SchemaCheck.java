package io.pulseline.trainer.checks;

import io.pulseline.prepare.LakeColumn;
import java.util.List;

/** Whether the lake has the descriptor's columns, with values of their types. */
final class SchemaCheck implements Check {
  @Override
  public List<Finding> run(Data data, Limits limits) {
    long rows = data.counts().read() - data.counts().outside();
    return data.columns().stream().map(column -> schema(column, rows, limits)).toList();
  }

  private static Finding schema(LakeColumn column, long rows, Limits limits) {
    String subject = "'" + column.name() + "'";
    if (column.type() == null) {
      return limits.judge(
          Rule.SCHEMA,
          subject,
          1,
          "is in none of the lake's files",
          "wait until the ingest job has written it, or take it out of the descriptor");
    }
    return limits.judge(
        Rule.SCHEMA,
        subject,
        Data.share(column.lost(), rows),
        "is "
            + column.type()
            + " in the lake"
            + (column.lost() == 0 ? "" : ", and " + column.lost() + " values are of another type"),
        "let the descriptor's type be that of the records");
  }
}
