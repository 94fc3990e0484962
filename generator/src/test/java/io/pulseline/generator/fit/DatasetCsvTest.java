package io.pulseline.generator.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pulseline.contract.UserException;
import io.pulseline.generator.Tables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatasetCsvTest {
  private static final String HEADER = "note,distance,items,priority,vehicle,outcome\n";

  @TempDir Path folder;

  @Test
  void readsTheDatasetsColumnsAndPassesOverRowsWithoutATarget() throws IOException {
    List<double[]> rows = rows(HEADER + "x,1.5,3,2,car,late\ny,2,1,0,bike,\nz,,1,0,?,lost\n");
    assertThat(rows)
        .containsExactly(
            new double[] {1.5, 3, 2, 1, 0}, new double[] {Double.NaN, 1, 0, Double.NaN, 1});
  }

  @Test
  void whatStandsInARowWithoutATargetIsOfNoAccount() throws IOException {
    assertThat(rows(HEADER + "x,53000,3,2,tram,\nx,1.5,3,2,car,late\n")).hasSize(1);
  }

  @Test
  void namesAValueThatItsColumnDoesNotTakeByLineAndColumn() {
    assertThatThrownBy(() -> rows(HEADER + "\"x\nx\",1.5,3,2,tram,late\n"))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("real.csv line 3, column 5 'vehicle': 'tram' is no value");
  }

  @Test
  void namesAValueBeyondTheBoundsByLineAndColumn() {
    assertThatThrownBy(() -> rows(HEADER + "x,1.5,3,2,car,late\nx,53000,3,2,car,late\n"))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("real.csv line 3, column 2 'distance': '53000' is outside 0 to 50");
  }

  @Test
  void namesTheHeaderThatLacksAColumn() {
    assertThatThrownBy(() -> rows("distance,itms,priority,vehicle,outcome\n"))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("real.csv line 1, column 5")
        .hasMessageContaining("without a column 'items', which the dataset orders names")
        .hasMessageContaining("did you mean 'itms'?");
  }

  private List<double[]> rows(String csv) throws IOException {
    Path file = Files.writeString(folder.resolve("real.csv"), csv);
    return new DatasetCsv(Tables.orders(), file, Conventions.USUAL).rows();
  }
}
