package io.pulseline.trainer.tune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pulseline.contract.UserException;
import io.pulseline.trainer.boost.ClassWeights;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpaceFileTest {
  @TempDir Path folder;

  @Test
  void tellsRangesFromWhatIsFixed() throws Exception {
    SearchSpace space =
        read(
            """
            {"eta": {"from": 0.01, "to": 0.2}, "max_depth": {"from": 2, "to": 5},
             "subsample": 0.8, "class_weights": "balanced"}
            """);

    assertThat(space.ranges())
        .isEqualTo(Map.of(Tunable.ETA, new Range(0.01, 0.2), Tunable.MAX_DEPTH, new Range(2, 5)));
    assertThat(space.fixed().subsample()).isEqualTo(0.8);
    assertThat(space.fixed().classWeights()).isEqualTo(ClassWeights.BALANCED);
    assertThat(space.fixed().eta()).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"etta\": {\"from\": 0.1, \"to\": 1}} | 'etta' cannot be a range, only max_depth, eta,",
        "{\"rounds\": {\"from\": 1, \"to\": 9}} | 'rounds' cannot be a range",
        "{\"etta\": 1} | 'etta' is not known here, only algorithm,",
        "{\"eta\": {\"from\": 0.5, \"to\": 0.1}} | eta goes from 0.5 to 0.1; it must go up",
        "{\"lambda\": {\"from\": 0, \"to\": 1}} | lambda goes from 0.0 to 1.0;",
        "{\"subsample\": {\"from\": 0.5, \"to\": 2}} | --subsample is 2.0, it must be",
        "{\"eta\": {\"from\": 0.5}} | 'from' and 'to'",
        "{\"eta\": {\"from\": 0.5, \"to\": 1, \"step\": 1}} | 'step' is not known here",
        "[1] | it must be a JSON object",
        "{ | line 1, column 2: Unexpected end-of-input"
      })
  void refusesAnythingElseInOneLine(String json, String words) {
    assertThatThrownBy(() -> read(json))
        .isInstanceOf(UserException.class)
        .hasMessageStartingWith(folder.resolve("space.json") + " holds no search space: ")
        .hasMessageContaining(words)
        .message()
        .hasLineCount(1);
  }

  @Test
  void saysThatThereIsNoFile() {
    Path missing = folder.resolve("missing.json");

    assertThatThrownBy(() -> SpaceFile.read(missing))
        .isInstanceOf(UserException.class)
        .hasMessage("there is no file " + missing);
  }

  private SearchSpace read(String json) throws Exception {
    return SpaceFile.read(Files.writeString(folder.resolve("space.json"), json));
  }
}
