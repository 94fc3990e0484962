package io.pulseline.generator.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.pulseline.contract.dataset.Datasets;
import io.pulseline.generator.DatasetOption;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordsAheadTest {
  private static final String NAME = Datasets.builtIn().get(0);
  private static final RecordPlan PLAN =
      new RecordPlan(
          Datasets.load(NAME),
          DatasetOption.profileOf(NAME),
          7,
          Locale.ENGLISH,
          10,
          Corruption.ofEveryKind(0.02),
          List.of(),
          ValueForm.JSON);

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void anyNumberOfThreadsMakesTheSameRecordsInTheSameOrder(int threads) throws Exception {
    RecordSource alone = source(1000);
    try (RecordsAhead ahead = new RecordsAhead(threads, 1000, RecordsAheadTest::source)) {
      for (int i = 0; i < 9000; i++) {
        if (i % 5 == 4) {
          alone.skip();
          ahead.skip();
          continue;
        }
        RecordSource.Item expected = alone.next();
        RecordSource.Item made = ahead.next();
        assertThat(made.recordId()).isEqualTo(expected.recordId());
        assertThat(made.value()).isEqualTo(expected.value());
        assertThat(made.corrupted()).isEqualTo(expected.corrupted());
      }
    }
  }

  private static RecordSource source(long first) {
    return new RecordSource(PLAN, first, InstantSource.fixed(Instant.EPOCH));
  }
}
