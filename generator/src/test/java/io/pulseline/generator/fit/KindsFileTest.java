package io.pulseline.generator.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pulseline.contract.UserException;
import io.pulseline.contract.dataset.CategoricalColumn;
import io.pulseline.contract.dataset.Column;
import io.pulseline.contract.dataset.Dataset;
import io.pulseline.contract.dataset.Extra;
import io.pulseline.contract.dataset.ValueType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KindsFileTest {
  @TempDir Path folder;

  @Test
  void readsYamlAndCsvAlike() throws IOException {
    Map<String, Kind> expected = Map.of("a b", Kind.CATEGORY, "c", Kind.SKIP);
    assertThat(kinds("kinds.yaml", "a b: category\nc: Skip\n")).isEqualTo(expected);
    assertThat(kinds("kinds.csv", "column,kind\na b,category\nc,skip\n")).isEqualTo(expected);
  }

  @Test
  void refusesWhatItDoesNotKnow() {
    assertThatThrownBy(() -> kinds("kinds.yaml", "a: flaot"))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("kind 'flaot' of column 'a'")
        .hasMessageContaining("did you mean 'float'");
    assertThatThrownBy(() -> kinds("kinds.yaml", "just words"))
        .hasMessageContaining("column: kind");
    assertThatThrownBy(() -> kinds("kinds.yaml", "a: [")).hasMessageContaining("is no YAML");
    assertThatThrownBy(() -> kinds("kinds.csv", "column,y\n1,2\n"))
        .hasMessageContaining("kinds.csv line 1, column 2 'y': the header must be column,kind");
    assertThatThrownBy(() -> kinds("kinds.csv", "column,kind\na,\nb,skip\n"))
        .hasMessageContaining("kinds.csv line 2, column 2 'kind': kind '' of column 'a'");
    assertThatThrownBy(() -> kinds("kinds.csv", "column,kind\na,skip\n,skip\n"))
        .hasMessageContaining("kinds.csv line 3, column 1 'column': the row names no column");
  }

  @Test
  void whatPeopleSayIsTaken() throws IOException {
    TableFit fit = table();
    Map<String, Kind> kinds =
        Map.of("zone", Kind.FLOAT, "price", Kind.CATEGORY, "code", Kind.EXTRA, "same", Kind.SKIP);
    Dataset dataset = fit.learn("t", fit.choose(kinds)).dataset();

    assertThat(dataset.columns()).extracting(Column::name).containsExactly("zone", "price", "y");
    assertThat(dataset.columns().get(0).type()).isEqualTo(ValueType.FLOAT);
    assertThat(((CategoricalColumn) dataset.columns().get(1)).categories()).hasSize(2);
    assertThat(dataset.extras()).extracting(Extra::name).containsExactly("code");
  }

  @Test
  void saysWhatCannotBe() throws IOException {
    TableFit fit = table();
    assertThatThrownBy(() -> fit.choose(Map.of("price", Kind.INTEGER)))
        .isInstanceOf(UserException.class)
        .hasMessageContaining(
            "line 1, column 2 'price': the column cannot be integer as --types says");
    assertThatThrownBy(() -> fit.choose(Map.of("code", Kind.FLOAT)))
        .hasMessageContaining("not all values are numbers");
    assertThatThrownBy(() -> fit.choose(Map.of("y", Kind.SKIP))).hasMessageContaining("target");
    assertThatThrownBy(() -> fit.choose(Map.of("pirce", Kind.FLOAT)))
        .hasMessageContaining("did you mean 'price'");
  }

  private TableFit table() throws IOException {
    StringBuilder text = new StringBuilder("zone,price,code,same,y\n");
    for (int i = 0; i < 60; i++) {
      text.append(i % 3).append(i % 2 == 0 ? ",0.50," : ",1.5,");
      text.append(i % 2 == 0 ? "A-1" : "B-2").append(",x,").append(i % 2).append('\n');
    }
    Path file = Files.writeString(folder.resolve("table.csv"), text);
    return new TableFit(file, "y", Conventions.USUAL);
  }

  private Map<String, Kind> kinds(String name, String text) throws IOException {
    return new KindsFile(Files.writeString(folder.resolve(name), text)).kinds();
  }
}
