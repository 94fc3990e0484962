package io.pulseline.generator.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pulseline.contract.UserException;
import io.pulseline.contract.dataset.Dataset;
import io.pulseline.generator.Tables;
import io.pulseline.generator.copula.Condition;
import io.pulseline.generator.copula.CopulaFitter;
import io.pulseline.generator.copula.Profile;
import io.pulseline.generator.copula.RowSource;
import io.pulseline.generator.extras.ExtraValues;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SampleRunTest {
  private static final int ROWS = 20_500;

  @TempDir Path folder;

  private final Dataset dataset = Tables.orders();
  private final Profile profile = new CopulaFitter(dataset, Tables.orderRows(3000, 1)).fit();

  @ParameterizedTest
  @ValueSource(strings = {"rows.csv", "rows.jsonl"})
  void theFileIsTheSameWhateverTheNumberOfThreads(String name) throws Exception {
    Path one = write("1-" + name, 1, ROWS);
    for (int threads : new int[] {2, 7}) {
      assertThat(write(threads + "-" + name, threads, ROWS)).hasSameBinaryContentAs(one);
    }
  }

  @Test
  void theFileUnderConditionsIsTheSameWhateverTheNumberOfThreads() throws Exception {
    String[] where = {"vehicle=truck", "items>20", "priority!=1"};
    Path one = write("1.csv", 1, 5000, where);
    assertThat(write("3.csv", 3, 5000, where)).hasSameBinaryContentAs(one);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 1023, 1024, 1025, 5000})
  void writesExactlyTheRowsWanted(int rows) throws Exception {
    assertThat(Files.readAllLines(write("rows.csv", 2, rows))).hasSize(rows + 1);
    Path some = write("some.csv", 2, rows, "vehicle=bike", "items>10");
    assertThat(Files.readAllLines(some)).hasSize(rows + 1);
  }

  @Test
  void everyRowMeetsTheConditions() throws Exception {
    List<String> lines = Files.readAllLines(write("rows.csv", 2, 500, "vehicle=bike", "items>10"));
    for (String line : lines.subList(1, lines.size())) {
      List<String> fields = Arrays.asList(line.split(",", -1));
      assertThat(fields.get(3)).isEqualTo("bike");
      assertThat(Integer.parseInt(fields.get(1))).isGreaterThan(10);
    }
  }

  @Test
  void givesUpWithTheShareOfRowsThatFit() {
    // Bikes are of near orders: almost none goes far
    assertThatThrownBy(
            () -> write("rows.csv", 2, 1_000_000, "vehicle=bike", "distance>25", "items>20"))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("met too rarely")
        .hasMessageContaining("%");
  }

  private Path write(String name, int threads, long rows, String... where)
      throws IOException, InterruptedException {
    Path file = folder.resolve(name);
    List<Condition> conditions = Arrays.stream(where).map(new WhereParser(dataset)::parse).toList();
    try (RowFile<?> rowFile = RowFile.formatOf(file).create(dataset, file)) {
      write(rowFile, threads, rows, conditions);
    }
    return file;
  }

  private <E> void write(RowFile<E> file, int threads, long rows, List<Condition> conditions)
      throws IOException, InterruptedException {
    try (SampleRun<E> run =
        new SampleRun<>(
            file,
            threads,
            () ->
                new BlockMaker.Rows(
                    new RowSource(dataset, profile, 5, conditions),
                    new ExtraValues(dataset, 5),
                    dataset.extras().size()))) {
      run.write(rows, written -> {});
    }
  }
}
