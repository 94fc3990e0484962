package io.pulseline.generator.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pulseline.contract.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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
  void takesAllSpellingsOfMissingAsMissing() throws IOException {
    List<List<String>> rows = rows("a,b\n?,NA\nNaN,null\n , none\nN/A,x\n");
    assertThat(rows.subList(0, 3)).allSatisfy(row -> assertThat(row).containsOnlyNulls());
    assertThat(rows.get(3)).containsExactly(null, "x");
  }

  @Test
  void takesMoreSpellingsOfMissingOnRequest() throws IOException {
    CsvTable table = new CsvTable(file("a,b\n-99,1\n"), List.of("-99"));
    table.forEachRow((fields, lines) -> assertThat(fields).containsExactly(null, "1"));
  }

  @Test
  void findsTheSeparatorInTheHeader() throws IOException {
    assertThat(rows("a;b\n1;2,5\n")).containsExactly(List.of("1", "2,5"));
    assertThat(rows("a\tb\n1\t2\n")).containsExactly(List.of("1", "2"));
  }

  @Test
  void namesTheLineOfARaggedRow() throws IOException {
    Path file = file("a,b\n1,\"x\ny\"\n3\n");
    assertThatThrownBy(() -> new CsvTable(file, List.of()).forEachRow((fields, lines) -> {}))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("line 4, column 2 'b': the row ends before this column");
  }

  @Test
  void linesAreThoseOfAnEditor() throws IOException {
    List<String> lines = new ArrayList<>();
    new CsvTable(
            file("\na,\"b\nb\"\r\n1,x\n\n\"2\r\n2\",y\n\"3\n\r\r\n3\",\"z\r\"\n4,z"), List.of())
        .forEachRow((fields, starts) -> lines.add(Arrays.toString(starts)));
    assertThat(lines).containsExactly("[4, 4, 4]", "[6, 7, 7]", "[8, 11, 12]", "[13, 13, 13]");
  }

  @Test
  void refusesHeadersThatAreEmptyOrTwice() throws IOException {
    Path twice = file("a,b,a\n");
    assertThatThrownBy(() -> new CsvTable(twice, List.of()))
        .hasMessageContaining("line 1, column 3 'a': column 1 has this name too");
    Path empty = file("a,,b\n");
    assertThatThrownBy(() -> new CsvTable(empty, List.of()))
        .hasMessageContaining("line 1, column 2 '': the column has no name");
  }

  @Test
  void refusesFilesThatAreAbsentEmptyOrUnclosed() throws IOException {
    assertThatThrownBy(() -> new CsvTable(folder.resolve("none.csv"), List.of()))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("no such file");
    Path empty = file("");
    assertThatThrownBy(() -> new CsvTable(empty, List.of()))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("is empty");
    Path unclosed = file("a,b\n1,\"never closed\n2,3\n");
    assertThatThrownBy(() -> new CsvTable(unclosed, List.of()).forEachRow((fields, lines) -> {}))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("table.csv line 2, column 2");
  }

  private List<List<String>> rows(String text) throws IOException {
    List<List<String>> rows = new ArrayList<>();
    new CsvTable(file(text), List.of())
        .forEachRow((fields, lines) -> rows.add(Arrays.asList(fields.clone())));
    return rows;
  }

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("table.csv"), text);
  }
}
