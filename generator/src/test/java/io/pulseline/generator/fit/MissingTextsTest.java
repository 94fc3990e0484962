package io.pulseline.generator.fit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MissingTextsTest {

  @Test
  void theUsualSpellingsAreTakenForMissing() {
    assertThat(List.of("", "?", "NA", "NaN", "null", "none", "N/A", "#N/A", "<NA>", "\\N"))
        .allMatch(MissingTexts.USUAL::has);
    assertThat(MissingTexts.USUAL.has("nap")).isFalse();
  }

  @Test
  void moreOrFewerAreTakenOnRequest() {
    MissingTexts texts = MissingTexts.usual(List.of("-99"), List.of("None"));
    assertThat(texts.has("-99")).isTrue();
    assertThat(texts.has("none")).isFalse();
    assertThat(texts.has("NA")).isTrue();
  }

  @Test
  void anEmptyFieldIsAlwaysMissing() {
    assertThat(MissingTexts.usual(List.of(), List.of("")).has("")).isTrue();
  }
}
