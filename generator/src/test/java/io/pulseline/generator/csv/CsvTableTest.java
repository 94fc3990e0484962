package io.pulseline.generator.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pulseline.contract.UserException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvTableTest {
  @TempDir Path folder;

  @Test
  void readsByteOrderMarkCarriageReturnsQuotesAndLineBreaksWithinQuotes() throws IOException {
    List<List<String>> rows = rows("\uFEFFa,b\r\n1,\"x, \"\"y\"\"\"\r\n2,\"two\nlines\"\r\n");
    assertThat(rows).containsExactly(List.of("1", "x, \"y\""), List.of("2", "two\nlines"));
  }

  @Test
  void keepsTheTextsOfMissingValues() throws IOException {
    assertThat(rows("a,b\n?, NA \n,x\n")).containsExactly(List.of("?", "NA"), List.of("", "x"));
  }

  @Test
  void findsTheSeparatorInTheHeader() throws IOException {
    assertThat(rows("a;b\n1;2,5\n")).containsExactly(List.of("1", "2,5"));
    assertThat(rows("a\tb\n1\t2\n")).containsExactly(List.of("1", "2"));
  }

  @Test
  void aQuotedHeaderMayHaveAnySeparator() throws IOException {
    for (String separator : List.of(",", ";", "\t", "|")) {
      String text = "\"a\",\"b\",\"c\"\n\"1\",\"x\",\"0\"\n".replace(",", separator);
      assertThat(rows(text)).containsExactly(List.of("1", "x", "0"));
    }
  }

  @Test
  void separatorsWithinNamesAreNotCounted() throws IOException {
    assertThat(rows("\"temp; min; max; avg\",c,y\n3,a,0\n"))
        .containsExactly(List.of("3", "a", "0"));
    assertThat(rows("temp; min; max; avg,c,y\n3,a,0\n")).containsExactly(List.of("3", "a", "0"));
    assertThat(rows("\"length, width, mm\";y\n1,5;0\n")).containsExactly(List.of("1,5", "0"));
  }

  @Test
  void aLineThatTellsExcelTheSeparatorIsNoHeader() throws IOException {
    assertThat(rows("sep=;\r\na;b;c\r\n1;2,5;x\r\n")).containsExactly(List.of("1", "2,5", "x"));
    assertThat(rows("sep=,\na,b\n1,2\n")).containsExactly(List.of("1", "2"));
  }

  @Test
  void blanksMayStandAroundQuotes() throws IOException {
    assertThat(rows("a, b\n1, \"x, y\" \n")).containsExactly(List.of("1", "x, y"));
  }

  @Test
  void columnsWithoutANameAreNotProposed() throws IOException {
    Path file = Files.writeString(folder.resolve("t.csv"), "Report,,\n1,2,3\n");
    assertThat(new CsvTable(file).noColumn("y", "--target"))
        .hasMessageEndingWith(
            "the header ends without a column 'y', which --target names; it has Report");
  }

  @Test
  void readsWhatGzipPacked() throws IOException {
    Path file = folder.resolve("packed.csv.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write("a,b\n1,ü\n".getBytes(StandardCharsets.UTF_8));
    }
    assertThat(rows(file)).containsExactly(List.of("1", "ü"));

    Files.write(file, Arrays.copyOf(Files.readAllBytes(file), 20));
    assertThatThrownBy(() -> rows(file))
        .isInstanceOf(UserException.class)
        .hasMessageContaining(
            "cannot read " + file + ": what is compressed in it is cut short or damaged");
  }

  @Test
  void readsAPipeMoreThanOnce() throws IOException, InterruptedException {
    Path pipe = folder.resolve("pipe");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    Process writer =
        new ProcessBuilder("sh", "-c", "printf 'a;b\\n1;2\\n' > \"$0\"", pipe.toString()).start();
    assertThat(rows(pipe)).containsExactly(List.of("1", "2"));
    assertThat(writer.waitFor()).isZero();
  }

  @Test
  void readsTheUnicodeOfWindows() throws IOException {
    byte[] text = "\uFEFFa,b\r\n1,ü\r\n".getBytes(StandardCharsets.UTF_16LE);
    assertThat(rows(Files.write(folder.resolve("unicode.csv"), text)))
        .containsExactly(List.of("1", "ü"));
  }

  @Test
  void theReplacementCharacterIsText() throws IOException {
    assertThat(rows("a,b\n1,K\uFFFDln\n")).containsExactly(List.of("1", "K\uFFFDln"));
  }

  @Test
  void saysHowToConvertTextOfWindows() throws IOException {
    byte[] windows = "a,b\n1,\u20ACx\n".getBytes(Charset.forName("windows-1252"));
    Path file = Files.write(folder.resolve("windows.csv"), windows);
    assertThatThrownBy(() -> rows(file))
        .hasMessageContaining("line 2, column 2 'b': bytes that are not UTF-8")
        .hasMessageContaining("iconv -f windows-1252");
    String asLatin1 = new String(windows, StandardCharsets.ISO_8859_1);
    assertThatThrownBy(() -> rows(asLatin1))
        .hasMessageContaining("U+0080")
        .hasMessageContaining("anew with iconv -f windows-1252");
  }

  @Test
  void saysWhatIsNoCsv() throws IOException {
    assertThatThrownBy(() -> rows(folder))
        .hasMessageContaining("is a folder: name a CSV file in it");
    Path workbook = file("PK\u0003\u0004");
    assertThatThrownBy(() -> rows(workbook)).hasMessageContaining("workbooks (.xlsx)");
  }

  @Test
  void namesTheLineOfARaggedRow() throws IOException {
    Path file = file("a,b\n1,\"x\ny\"\n3\n");
    assertThatThrownBy(() -> new CsvTable(file).forEachRow((fields, lines) -> {}))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("line 4, column 2 'b': the row ends before this column");
  }

  @Test
  void linesAreThoseOfAnEditor() throws IOException {
    List<String> lines = new ArrayList<>();
    new CsvTable(file("\na,\"b\nb\"\r\n1,x\n\n\"2\r\n2\",y\n\"3\n\r\r\n3\",\"z\r\"\n4,z"))
        .forEachRow((fields, starts) -> lines.add(Arrays.toString(starts)));
    assertThat(lines).containsExactly("[4, 4, 4]", "[6, 7, 7]", "[8, 11, 12]", "[13, 13, 13]");
  }

  @Test
  void refusesNamesThatAreThereTwice() throws IOException {
    Path twice = file("a,b,a\n");
    assertThatThrownBy(() -> new CsvTable(twice))
        .hasMessageContaining("line 1, column 3 'a': column 1 has this name too");
  }

  @Test
  void columnsMayHaveNoName() throws IOException {
    assertThat(new CsvTable(file(",a,\n1,2,3\n")).header()).containsExactly("", "a", "");
  }

  @Test
  void refusesFilesThatAreAbsentEmptyOrUnclosed() throws IOException {
    assertThatThrownBy(() -> new CsvTable(folder.resolve("none.csv")))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("no such file");
    Path empty = file("");
    assertThatThrownBy(() -> new CsvTable(empty))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("is empty");
    Path unclosed = file("a,b\n1,\"never closed\n2,3\n");
    assertThatThrownBy(() -> new CsvTable(unclosed).forEachRow((fields, lines) -> {}))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("table.csv line 2, column 2");
  }

  private List<List<String>> rows(String text) throws IOException {
    return rows(file(text));
  }

  private static List<List<String>> rows(Path file) {
    List<List<String>> rows = new ArrayList<>();
    new CsvTable(file).forEachRow((fields, lines) -> rows.add(Arrays.asList(fields.clone())));
    return rows;
  }

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("table.csv"), text);
  }
}
