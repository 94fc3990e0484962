package io.pulseline.generator.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pulseline.contract.UserException;
import io.pulseline.contract.dataset.CategoricalColumn;
import io.pulseline.contract.dataset.Column;
import io.pulseline.contract.dataset.Dataset;
import io.pulseline.contract.dataset.DatasetYaml;
import io.pulseline.contract.dataset.Extra;
import io.pulseline.contract.dataset.NumericColumn;
import io.pulseline.contract.dataset.Target;
import io.pulseline.contract.dataset.ValueType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableFitTest {
  private static final int ROWS = 300;

  @TempDir Path folder;
  private Path nasty;

  /** Everything that tables in the wild have. */
  @BeforeEach
  void writeTable() throws IOException {
    SplittableRandom random = new SplittableRandom(3);
    String header =
        "customer id,Region/Zone,\"age,"
            + " years\",income.eur,active,visits,note,record_id,same,gaps,churn?";
    String rows =
        IntStream.range(0, ROWS)
            .mapToObj(
                i -> {
                  double age = 20 + random.nextInt(50);
                  return String.join(
                      ",",
                      "C-" + String.format("%05d", 7 * i % 99991),
                      List.of("north", "\"south, far\"", "west").get(random.nextInt(3)),
                      i % 11 == 0 ? "NA" : Integer.toString((int) age),
                      i % 7 == 0 ? "?" : Long.toString(Math.round(age * 10) * 100),
                      random.nextBoolean() ? "true" : "false",
                      Integer.toString(random.nextInt(4)),
                      "\"said \"\"no. " + random.nextInt() + "\"\"\n then left\"",
                      Integer.toString(i + 1),
                      "x",
                      "",
                      i % 50 == 0 ? "" : age + random.nextInt(40) > 70 ? "Yes" : "No");
                })
            .collect(Collectors.joining("\r\n"));
    nasty = folder.resolve("nasty.csv");
    Files.writeString(nasty, "\uFEFF" + header + "\r\n" + rows + "\r\n");
  }

  @Test
  void learnsADatasetFromANastyTable() {
    Dataset dataset = learn(new TableFit(nasty, "churn?", Conventions.USUAL)).dataset();

    assertThat(dataset.columns())
        .extracting(Column::name)
        .containsExactly("Region_Zone", "age_years", "income_eur", "active", "visits", "churn_");
    assertThat(dataset.columns())
        .extracting(Column::type)
        .containsExactly(
            ValueType.STRING,
            ValueType.INTEGER,
            ValueType.INTEGER,
            ValueType.STRING,
            ValueType.INTEGER,
            ValueType.STRING);
    assertThat(dataset.columns().get(4)).isInstanceOf(CategoricalColumn.class);
    assertThat(((CategoricalColumn) dataset.columns().get(0)).positionOf("south, far")).isOne();
    assertThat(dataset.target()).isEqualTo(new Target("churn_", "Yes"));
    assertThat(dataset.targetColumn().required()).isTrue();
  }

  @Test
  void whatItWritesIsAValidDescriptor() {
    Dataset dataset = learn(new TableFit(nasty, "churn?", Conventions.USUAL)).dataset();
    assertThat(DatasetYaml.parse(DatasetYaml.write(dataset), "nasty")).isEqualTo(dataset);
  }

  @Test
  void makesIdentifiersExtrasThatLookAlike() {
    Dataset dataset = learn(new TableFit(nasty, "churn?", Conventions.USUAL)).dataset();
    assertThat(dataset.extras())
        .extracting(Extra::name)
        .containsExactly("customer_id", "record_id_2");
    assertThat(dataset.extras().get(0).faker()).isEqualTo("#{regexify 'C-0[0-2][0-9]{3}'}");
  }

  @Test
  void saysWhyAColumnIsLeftOut() {
    TableFit fit = new TableFit(nasty, "churn?", Conventions.USUAL);
    String report = String.join("\n", new ColumnReport(fit, fit.choose()).lines());
    assertThat(report)
        .containsPattern("same +left out +it is always 'x'")
        .containsPattern("gaps +left out .*has no values")
        .containsPattern("note +left out .*too many different texts")
        .contains("header 'income.eur'")
        .containsPattern("age_years +integer +\\d.\\d %");
  }

  @Test
  void rowsWithoutATargetAreCountedAndLeftOut() {
    TableFit fit = new TableFit(nasty, "churn?", Conventions.USUAL);
    assertThat(fit.rowsWithoutTarget()).isEqualTo(6);
    assertThat(fit.rows()).isEqualTo(ROWS - 6);
    assertThat(learn(fit).profile().rows()).isEqualTo(ROWS - 6);
  }

  @Test
  void takesTheTargetByHeaderOrByName() {
    assertThat(learn(new TableFit(nasty, "churn_", Conventions.USUAL)).dataset().target().column())
        .isEqualTo("churn_");
  }

  @Test
  void boundsAreTheObservedOnes() throws IOException {
    Dataset dataset = learn(new TableFit(numbers(), "y", Conventions.USUAL)).dataset();
    NumericColumn x = (NumericColumn) dataset.columns().get(0);
    assertThat(x.min()).isZero();
    assertThat(x.max()).isEqualTo(9.9);
    assertThat(dataset.clip().columns()).containsExactly("x");
  }

  @Test
  void integersOfFewValuesAreClasses() throws IOException {
    Dataset dataset = learn(new TableFit(numbers(), "y", Conventions.USUAL)).dataset();
    assertThat(dataset.targetColumn().codes()).containsExactly(0, 1, 2);
    assertThat(dataset.target().positive()).isNull();
  }

  @Test
  void textsThatLookLikeNumbersStayTextsAmongOthers() throws IOException {
    String rows = "007,a\n7,b\n1e3,a\nX,b\n".repeat(10);
    Path file = Files.writeString(folder.resolve("codes.csv"), "code,y\n" + rows);
    TableFit.Learned learned = learn(new TableFit(file, "y", Conventions.USUAL));

    CategoricalColumn code = (CategoricalColumn) learned.dataset().columns().get(0);
    assertThat(code.categories())
        .extracting(c -> c.value())
        .containsExactly("007", "1e3", "7", "X");
  }

  @Test
  void refusesATargetThatIsAMeasuredNumber() throws IOException {
    TableFit fit = new TableFit(numbers(), "x", Conventions.USUAL);
    assertThatThrownBy(fit::choose)
        .isInstanceOf(UserException.class)
        .hasMessageContaining("line 1, column 1 'x': the target is numeric")
        .hasMessageContaining("with 100 different values from 0 to 9.9");
  }

  @Test
  void refusesATargetOfOneValueOrOfTooMany() {
    TableFit same = new TableFit(nasty, "same", Conventions.USUAL);
    assertThatThrownBy(same::choose).hasMessageContaining("at least two classes");
    TableFit many = new TableFit(nasty, "customer id", Conventions.USUAL);
    assertThatThrownBy(many::choose).hasMessageContaining("different values");
  }

  @Test
  void asksBackWhenTheTargetIsMisspelt() {
    assertThatThrownBy(() -> new TableFit(nasty, "chrun?", Conventions.USUAL))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("did you mean 'churn?'");
  }

  @Test
  void refusesATableOfTooFewRows() throws IOException {
    Path few = Files.writeString(folder.resolve("few.csv"), "a,b\n1,2\n3,4\n");
    assertThatThrownBy(() -> new TableFit(few, "b", Conventions.USUAL))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("at least 20");
  }

  @Test
  void theRowNumbersOfPandasAndRAreLeftOut() throws IOException {
    String rows =
        IntStream.range(0, 60)
            .mapToObj(i -> i + "," + i % 7 + "." + i % 3 + "," + i % 2 + ",\n")
            .collect(Collectors.joining());
    Path file = Files.writeString(folder.resolve("pandas.csv"), ",x,y,\n" + rows);
    TableFit fit = new TableFit(file, "y", Conventions.USUAL);

    assertThat(learn(fit).dataset().columns()).extracting(Column::name).containsExactly("x", "y");
    assertThat(report(fit))
        .containsPattern("column_1 +left out .*numbers its rows and has no name")
        .containsPattern("column_4 +left out .*has no values");
  }

  @Test
  void whatIsTakenForMissingIsCountedAndCanBeKept() throws IOException {
    String rows = "1.5,None\n2.5,Minor\n3.5,None\n4.5,Severe\n".repeat(20);
    Path file = Files.writeString(folder.resolve("damage.csv"), "x,damage\n" + rows);
    TableFit fit = new TableFit(file, "damage", Conventions.USUAL);
    assertThat(fit.rows()).isEqualTo(40);
    assertThat(new FitNotices(fit, fit.choose()).lines())
        .containsExactly(
            "40 rows without a value of 'damage' left out",
            "damage: 40 times 'None' taken for a missing value; --not-missing None keeps it");

    Conventions kept = new Conventions(MissingTexts.usual(List.of(), List.of("None")), null);
    assertThat(learn(new TableFit(file, "damage", kept)).dataset().targetColumn().categories())
        .extracting(c -> c.value())
        .containsExactly("Minor", "None", "Severe");
  }

  @Test
  void aColumnOfOneValueAndGapsIsAFlagOnRequest() throws IOException {
    String rows = "X,1.5,a\n,2.5,b\n".repeat(30);
    Path file = Files.writeString(folder.resolve("flag.csv"), "news,x,y\n" + rows);
    TableFit fit = new TableFit(file, "y", Conventions.USUAL);
    assertThat(report(fit)).contains("is always 'X' in 30 of 60 rows: --types news: category");

    TableFit.Learned learned = fit.learn("t", fit.choose(Map.of("news", Kind.CATEGORY)));
    assertThat(((CategoricalColumn) learned.dataset().columns().get(0)).categories()).hasSize(1);
    assertThat(DatasetYaml.parse(DatasetYaml.write(learned.dataset()), "t"))
        .isEqualTo(learned.dataset());
  }

  private static String report(TableFit fit) {
    return String.join("\n", new ColumnReport(fit, fit.choose()).lines());
  }

  private Path numbers() throws IOException {
    String rows =
        IntStream.range(0, 200)
            .mapToObj(i -> i % 100 / 10.0 + "," + i % 3 + ".0")
            .collect(Collectors.joining("\n"));
    return Files.writeString(folder.resolve("numbers.csv"), "x,y\n" + rows);
  }

  private static TableFit.Learned learn(TableFit fit) {
    return fit.learn("nasty", fit.choose());
  }
}
