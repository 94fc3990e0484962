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
    table.forEachRow((fields, line) -> assertThat(fields).containsExactly(null, "1"));
  }

  @Test
  void findsTheSeparatorInTheHeader() throws IOException {
    assertThat(rows("a;b\n1;2,5\n")).containsExactly(List.of("1", "2,5"));
    assertThat(rows("a\tb\n1\t2\n")).containsExactly(List.of("1", "2"));
  }

  @Test
  void namesTheLineOfARaggedRow() throws IOException {
    Path file = file("a,b\n1,\"x\ny\"\n3\n");
    assertThatThrownBy(() -> new CsvTable(file, List.of()).forEachRow((fields, line) -> {}))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("line 4 has 1 fields, the header has 2");
  }

  @Test
  void refusesHeadersThatAreEmptyOrTwice() throws IOException {
    Path twice = file("a,b,a\n");
    assertThatThrownBy(() -> new CsvTable(twice, List.of())).hasMessageContaining("named 'a'");
    Path empty = file("a,,b\n");
    assertThatThrownBy(() -> new CsvTable(empty, List.of()))
        .hasMessageContaining("column 2 has no name");
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
    assertThatThrownBy(() -> new CsvTable(unclosed, List.of()).forEachRow((fields, line) -> {}))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("table.csv");
  }

  private List<List<String>> rows(String text) throws IOException {
    List<List<String>> rows = new ArrayList<>();
    new CsvTable(file(text), List.of())
        .forEachRow((fields, line) -> rows.add(Arrays.asList(fields.clone())));
    return rows;
  }

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("table.csv"), text);
  }
}
