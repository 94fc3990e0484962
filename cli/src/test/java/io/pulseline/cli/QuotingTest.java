package io.pulseline.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pulseline.contract.UserException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class QuotingTest {
  @Test
  void takesAListApartAtCommasOutsideQuotes() {
    assertThat(Quoting.list("a, \"b, c\" ,d \"e\",")).containsExactly("a", "b, c", "d \"e\"", "");
  }

  @Test
  void readsAssignmentsWithQuotedNamesAndValues() {
    assertThat(Assignments.parse("--row", "age=63, town=\"Bourg, St. \"\"M\"\"\",\"a=b\"=,c=d=e"))
        .containsExactly(
            Map.entry("age", "63"),
            Map.entry("town", "Bourg, St. \"M\""),
            Map.entry("a=b", ""),
            Map.entry("c", "d=e"));
  }

  @Test
  void readsBackWhatItWrote() {
    Map<String, String> row = new LinkedHashMap<>();
    row.put("plain", "1.5");
    row.put("a,=b", " spaced ");
    row.put("quote", "say \"x\", twice");
    row.put("empty", "");
    row.put("equals", "k=v");

    assertThat(Assignments.parse("--row", Assignments.format(row))).isEqualTo(row);
  }

  @Test
  void saysWhichPartIsNoAssignment() {
    assertThatThrownBy(() -> Assignments.parse("--row", "age=63,sex"))
        .isInstanceOf(UserException.class)
        .hasMessage("--row: 'sex' is not column=value; write them like a=1,b=\"x, y\"");
  }

  @Test
  void refusesAColumnThatStandsTwice() {
    assertThatThrownBy(() -> Assignments.parse("--row", "age=63,age=64"))
        .hasMessage("--row names 'age' twice");
  }
}
