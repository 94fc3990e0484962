package io.pulseline.generator.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pulseline.contract.dataset.Datasets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.apache.kafka.connect.errors.ConnectException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SlicesTest {

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 7, 9})
  void anyNumberOfTasksSharesTheRecordsWithoutGapOrOverlap(int maxTasks) {
    List<Long> sent = new ArrayList<>();
    List<Map<String, String>> tasks = connector("slices", "7").taskConfigs(maxTasks);
    for (Map<String, String> task : tasks) {
      SlicePositions positions = new SlicePositions(7);
      Arrays.stream(task.get(PulselineSourceTask.SLICES).split(","))
          .mapToInt(Integer::parseInt)
          .forEach(slice -> positions.begin(slice, 100));
      for (long id = positions.first(); id < 1000; id = positions.first()) {
        sent.add(id);
        positions.sent(id);
      }
    }
    assertThat(tasks).hasSize(Math.min(7, maxTasks));
    assertThat(sent.stream().sorted().toList())
        .isEqualTo(LongStream.range(100, 1000).boxed().toList());
  }

  @Test
  void aTaskGoesOnWithTheSliceThatIsBehind() {
    SlicePositions positions = new SlicePositions(4);
    positions.goOnAfter(1, 41);
    positions.goOnAfter(3, 23);
    List<Long> next = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      next.add(positions.first());
      positions.sent(positions.first());
    }
    assertThat(next).containsExactly(27L, 31L, 35L, 39L, 43L, 45L, 47L);
  }

  @Test
  void anotherNumberOfSlicesIsNoPlaceToGoOnFrom() {
    assertThat(SliceOffset.recordId(SliceOffset.of(41, 4), 4)).isEqualTo(41);
    assertThatThrownBy(() -> SliceOffset.recordId(SliceOffset.of(41, 4), 5))
        .isInstanceOf(ConnectException.class)
        .hasMessageContaining("slices=4")
        .hasMessageContaining("reset the offsets");
  }

  @Test
  void offsetsMayBeForgottenOrMovedWithinTheirSliceOnly() {
    PulselineSourceConnector connector = connector("slices", "4");
    Map<String, String> config = config("slices", "4");
    assertThatCode(
            () -> {
              connector.alterOffsets(
                  config, Map.of(SliceOffset.partition(1), SliceOffset.of(41, 4)));
              Map<Map<String, ?>, Map<String, ?>> forget = new HashMap<>();
              forget.put(SliceOffset.partition(1), null);
              connector.alterOffsets(config, forget);
            })
        .doesNotThrowAnyException();
    assertThatThrownBy(
            () ->
                connector.alterOffsets(
                    config, Map.of(SliceOffset.partition(2), SliceOffset.of(41, 4))))
        .isInstanceOf(ConnectException.class)
        .hasMessageContaining("not in slice 2");
    assertThatThrownBy(
            () ->
                connector.alterOffsets(config, Map.of(Map.of("slice", "x"), SliceOffset.of(41, 4))))
        .isInstanceOf(ConnectException.class)
        .hasMessageContaining("'slice' must be a number");
  }

  private static PulselineSourceConnector connector(String key, String value) {
    PulselineSourceConnector connector = new PulselineSourceConnector();
    connector.start(config(key, value));
    return connector;
  }

  private static Map<String, String> config(String key, String value) {
    return Map.of("dataset", Datasets.builtIn().get(0), key, value);
  }
}
