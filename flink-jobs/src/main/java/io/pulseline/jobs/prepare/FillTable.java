package io.pulseline.jobs.prepare;

import io.pulseline.contract.file.Folders;
import io.pulseline.contract.model.Lineage.SourceFile;
import io.pulseline.prepare.Prepared;
import io.pulseline.prepare.Recipe;
import io.pulseline.prepare.TableWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.ChainingStrategy;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.duckdb.DuckDBAppender;

/** When all steps have told what they counted, puts range after range into the table. */
final class FillTable extends AbstractStreamOperator<String>
    implements OneInputStreamOperator<String, String> {
  private static final long serialVersionUID = 1L;

  private final Assignment assignment;
  private transient Tally all;

  FillTable(Assignment assignment) {
    this.assignment = assignment;
    this.chainingStrategy = ChainingStrategy.ALWAYS;
  }

  @Override
  public void open() throws Exception {
    super.open();
    all = new Tally();
  }

  @Override
  public void processElement(StreamRecord<String> element) {
    all.add(ControlJson.read(element.getValue(), Tally.class));
  }

  @Override
  public void finish() throws Exception {
    Recipe recipe = assignment.recipe();
    recipe.requireRows(all.withTarget, all.read, assignment.range());
    List<SourceFile> sources = List.copyOf(all.sources.values());
    Prepared prepared = recipe.prepared(all.contents(recipe.choice().dropEqual()), sources);
    RowBytes bytes = new RowBytes(recipe.dataset().columns());
    try (TableWriter table = TableWriter.open(recipe.dataset(), assignment.folder())) {
      for (int number = 0; number < assignment.sorters(); number++) {
        Path range = assignment.range(number);
        RangeFile.read(
            range, (partition, offset, row) -> put(partition, offset, row, bytes, table.rows()));
        Files.delete(range);
      }
      table.settle(assignment.folder(), prepared);
    }
    Folders.delete(assignment.ranges());
    super.finish();
  }

  private static void put(
      int partition, long offset, byte[] row, RowBytes bytes, DuckDBAppender table)
      throws Exception {
    table.beginRow();
    bytes.columns(row, table);
    table.append(partition).append(offset).append(RowBytes.recordId(row));
    Long event = RowBytes.event(row);
    if (event == null) {
      table.appendNull();
    } else {
      table.appendEpochMicros(event);
    }
    table.endRow();
  }
}
