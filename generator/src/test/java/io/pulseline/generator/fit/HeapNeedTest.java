package io.pulseline.generator.fit;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pulseline.contract.UserException;
import org.junit.jupiter.api.Test;

class HeapNeedTest {
  private static final String FILE = "visits.csv";

  @Test
  void aMillionRowsOfTwelveColumnsFitIntoAQuarterOfAGigabyte() {
    assertThatCode(() -> HeapNeed.check(FILE, 1_000_000, 12, 247 << 20)).doesNotThrowAnyException();
  }

  @Test
  void saysHowMuchATableTakesThatIsTooLarge() {
    assertThatThrownBy(() -> HeapNeed.check(FILE, 10_000_000, 12, 1 << 30))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("10000000 rows of 12 columns of visits.csv")
        .hasMessageContaining("2289 MB")
        .hasMessageContaining("1024")
        .hasMessageContaining("_JAVA_OPTIONS=-Xmx2747m");
  }
}
