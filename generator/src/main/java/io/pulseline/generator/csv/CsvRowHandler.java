package io.pulseline.generator.csv;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import java.util.ArrayList;
import java.util.List;

/** Collects the fields that FastCSV finds, and knows the row at hand when it gives up. */
final class CsvRowHandler extends AbstractBaseCsvCallbackHandler<CsvRow> {
  private CsvRow row = new CsvRow(1, List.of());

  @Override
  protected void handleBegin(long startingLineNumber) {
    row = new CsvRow(startingLineNumber, new ArrayList<>(row.texts().size()));
  }

  @Override
  protected void handleField(int index, char[] buffer, int offset, int length, boolean quoted) {
    row.texts().add(new String(buffer, offset, length));
  }

  @Override
  protected CsvRow buildRecord() {
    return row;
  }

  /** The row that is being read: those of its fields that are complete. */
  CsvRow unfinished() {
    return row;
  }
}
