package io.pulseline.generator.fit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LookAlikesTest {
  private final LookAlikes lookAlikes = new LookAlikes();

  @Test
  void findsThePatternOrTheRangeThatAllValuesShare() {
    assertThat(lookAlikes.expression("ticket", List.of("A/5 21171", "C/3 349909")))
        .contains("#{regexify '[A-Z]/[3-5] [1-9][0-9]{4,5}'}");
    assertThat(lookAlikes.expression("plate", List.of("AB-001", "XY-210")))
        .contains("#{regexify '[A-Z]{2}-[0-2][0-9]{2}'}");
    assertThat(lookAlikes.expression("row", List.of("9", "10", "123")))
        .contains("#{Number.numberBetween '9','124'}");
  }

  @Test
  void knowsCommonIdentifiersByTheirValues() {
    assertThat(
            lookAlikes.expression(
                "k",
                List.of(
                    "f01eadcd-7e5a-49a7-8f8b-a355e9c2ad47",
                    "1244eb61-8843-4b05-be2c-7d5b28c01589")))
        .contains("#{Internet.uuid}");
    assertThat(lookAlikes.expression("k", List.of("a@b.org", "c.d@e.com")))
        .contains("#{Internet.emailAddress}");
  }

  @Test
  void knowsHashesByTheirLetters() {
    assertThat(lookAlikes.expression("hash", List.of("0af3", "77b1", "c0de")))
        .contains("#{regexify '[0-9a-f]{4}'}");
  }

  @Test
  void knowsPersonalFieldsByTheirName() {
    assertThat(lookAlikes.expression("Name", List.of("Braund, Mr. Owen", "Heikkinen, Miss. Laina")))
        .contains("#{Name.fullName}");
  }

  @Test
  void findsNothingForFreeText() {
    assertThat(lookAlikes.expression("remark", List.of("it rained", "sunny, and (warm)", "?!")))
        .isEmpty();
  }
}
