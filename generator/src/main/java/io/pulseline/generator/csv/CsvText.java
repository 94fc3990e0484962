package io.pulseline.generator.csv;

import io.pulseline.contract.UserException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;

/**
 * The text of a file: unpacked when it is packed by gzip, in UTF-8 unless its first bytes say so.
 */
final class CsvText {
  /** What bytes that are no text are read as. No text has it: Unicode keeps it free. */
  static final char UNREADABLE = '\uFFFF';

  private static final int LONGEST_MARK = 4;

  private static final List<Mark> BYTE_ORDER_MARKS =
      List.of(
          new Mark(StandardCharsets.UTF_8, 0xEF, 0xBB, 0xBF),
          new Mark(StandardCharsets.UTF_16LE, 0xFF, 0xFE),
          new Mark(StandardCharsets.UTF_16BE, 0xFE, 0xFF));

  private static final Mark GZIP = new Mark(null, 0x1F, 0x8B);
  private static final Mark ZIP = new Mark(null, 'P', 'K', 3, 4);
  private static final Mark PARQUET = new Mark(null, 'P', 'A', 'R', '1');

  private CsvText() {}

  /** First bytes, and the charset that they stand for. */
  @SuppressWarnings("ArrayRecordComponent") // looked up, compared nowhere
  private record Mark(Charset charset, int... bytes) {
    boolean begins(InputStream in) throws IOException {
      in.mark(LONGEST_MARK);
      byte[] first = in.readNBytes(bytes.length);
      in.reset();
      int[] found = new int[first.length];
      Arrays.setAll(found, i -> Byte.toUnsignedInt(first[i]));
      return Arrays.equals(found, bytes);
    }
  }

  /**
   * Opens a file.
   *
   * @throws UserException when it is of another kind than text
   */
  static Reader open(Path path) throws IOException {
    InputStream in = new BufferedInputStream(Files.newInputStream(path));
    try {
      if (ZIP.begins(in)) {
        throw refused(path, "a zip archive, as workbooks (.xlsx) are too: export it as CSV");
      }
      if (PARQUET.begins(in)) {
        throw refused(path, "a Parquet file: export it as CSV");
      }
      InputStream plain = GZIP.begins(in) ? new BufferedInputStream(new GZIPInputStream(in)) : in;
      return new InputStreamReader(
          plain,
          charset(plain)
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPLACE)
              .onUnmappableCharacter(CodingErrorAction.REPLACE)
              .replaceWith(String.valueOf(UNREADABLE)));
    } catch (IOException | UserException e) {
      in.close();
      throw e;
    }
  }

  private static UserException refused(Path path, String what) {
    return new CsvPlace(path, 1, 1, null).refused("the file is " + what);
  }

  private static Charset charset(InputStream in) throws IOException {
    for (Mark mark : BYTE_ORDER_MARKS) {
      if (mark.begins(in)) {
        in.skipNBytes(mark.bytes().length);
        return mark.charset();
      }
    }
    return StandardCharsets.UTF_8;
  }
}
