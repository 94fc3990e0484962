package io.pulseline.generator.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pulseline.contract.UserException;
import io.pulseline.contract.dataset.Datasets;
import io.pulseline.generator.Tables;
import io.pulseline.generator.copula.Condition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WhereParserTest {
  private final WhereParser parser = new WhereParser(Tables.orders());

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "items=3            | 3     | 4",
        "items = 3,4        | 4     | 5",
        "items!=3           | 4     | 3",
        "items!=3,4         | 5     | 4",
        "items<3            | 2     | 3",
        "items<=3           | 3     | 4",
        "items>3            | 4     | 3",
        "items>=3           | 3     | 2",
        "distance > 1.5     | 1.6   | 1.5",
        "distance<-1e3      | -1001 | -1000",
        "vehicle=car        | 1     | 2",
        "vehicle!=car       | 2     | 1",
        "vehicle=car,truck  | 2     | 0",
        "vehicle=\"car\",truck| 2     | 0",
        "\"vehicle\"=\"truck\" | 2     | 0",
        "outcome=on time    | 2     | 0",
        "priority>=1        | 1     | 0",
        "priority>1.5       | 2     | 1"
      })
  void tellsRowsThatFitFromOthers(String text, double fits, double other) {
    Condition condition = parser.parse(text);
    assertThat(condition.isMetBy(fits)).isTrue();
    assertThat(condition.isMetBy(other)).isFalse();
    assertThat(condition.isMetBy(Double.NaN)).isFalse();
  }

  @Test
  void takesTheLabelOfACategory() {
    Condition men = new WhereParser(Datasets.load("heart-disease")).parse("sex=Male");
    assertThat(men.isMetBy(1)).isTrue();
    assertThat(men.isMetBy(0)).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "items          | must be a column, one of",
        "itms=3         | has no column 'itms'; did you mean 'items'?",
        "vehicle=trukc  | has no category 'trukc'; did you mean 'truck'? (it has bike, car, truck)",
        "vehicle>bike   | 'vehicle' has no order; use = or !=",
        "items>many     | 'many' is no number",
        "items=         | '' is no number",
        "items>NaN      | 'NaN' is no finite number",
        "priority=7     | has no category '7'"
      })
  void saysWhatIsWrong(String text, String message) {
    assertThatThrownBy(() -> parser.parse(text))
        .isInstanceOf(UserException.class)
        .hasMessageStartingWith("--where '" + text + "': ")
        .hasMessageContaining(message);
  }
}
