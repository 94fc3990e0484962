package io.pulseline.generator.sample;

import io.pulseline.contract.UserException;
import io.pulseline.contract.dataset.Dataset;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/**
 * A file of one format that rows are written to. Many threads encode blocks of rows, one appends
 * them in their order.
 *
 * @param <E> an encoded block
 */
interface RowFile<E> extends Closeable {

  /** What one thread encodes with. */
  Encoder<E> encoder() throws IOException;

  /** Appends the next block. */
  void append(E block) throws IOException;

  /** Encodes the rows of a block; not thread-safe. */
  interface Encoder<E> {
    E encode(RowBlock block) throws IOException;
  }

  /** Begins a file. */
  interface Format {
    RowFile<?> create(Dataset dataset, Path file) throws IOException;
  }

  /**
   * The format that a file name's ending stands for.
   *
   * @throws UserException when the ending is none of those known
   */
  static Format formatOf(Path out) {
    String name = out.getFileName().toString().toLowerCase(Locale.ROOT);
    if (name.endsWith(".csv")) {
      return (dataset, file) ->
          new TextFile(file, CsvRows.header(dataset), () -> new CsvRows(dataset));
    }
    if (name.endsWith(".jsonl")) {
      return (dataset, file) -> new TextFile(file, new byte[0], () -> new JsonRows(dataset));
    }
    if (name.endsWith(".parquet")) {
      return ParquetFile::new;
    }
    throw new UserException("--out " + out + " must end in .csv, .jsonl or .parquet");
  }
}
