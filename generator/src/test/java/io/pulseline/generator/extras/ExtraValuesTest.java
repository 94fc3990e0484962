package io.pulseline.generator.extras;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.pulseline.contract.UserException;
import io.pulseline.contract.dataset.Dataset;
import io.pulseline.contract.dataset.Extra;
import io.pulseline.contract.dataset.NumericColumn;
import io.pulseline.generator.Tables;
import io.pulseline.generator.copula.Profile;
import io.pulseline.generator.copula.ProfileExtra;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExtraValuesTest {
  private final Dataset dataset =
      dataset(
          new Extra("device", "#{regexify 'HM-[0-9]{4}'}"),
          new Extra("person", "#{Name.fullName}"),
          new Extra("token", "#{Internet.uuid}"));

  @Test
  void valuesLookAsTheirExpressionsSay() {
    String[] values = values(dataset, 1, 12);
    assertThat(values[0]).matches("HM-[0-9]{4}");
    assertThat(values[1]).contains(" ");
    assertThat(values[2]).hasSize(36);
  }

  @Test
  void aRowHasTheSameValuesWhateverCameBefore() {
    ExtraValues long0 = new ExtraValues(dataset, 1);
    String[] values = new String[3];
    for (int row = 0; row <= 500; row++) {
      long0.fill(row, values);
    }
    assertThat(values(dataset, 1, 500)).isEqualTo(values);
  }

  @Test
  void noValueComesAgainBeforeAllSlotsAreTaken() {
    Set<String> tokens = new HashSet<>();
    ExtraValues extras = new ExtraValues(dataset, 1);
    String[] values = new String[3];
    for (int row = 0; row < ExtraValues.SLOTS; row++) {
      extras.fill(row, values);
      tokens.add(values[2]);
    }
    assertThat(tokens).hasSize(ExtraValues.SLOTS);
  }

  @Test
  void saysWhichExpressionDatafakerDoesNotUnderstand() {
    Dataset wrong = dataset(new Extra("oops", "#{no.such.thing}"));
    assertThatThrownBy(() -> new ExtraValues(wrong, 1))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("extra 'oops'")
        .hasMessageContaining("#{no.such.thing}");
  }

  @Test
  void gapsComeAsOftenAsInTheTable() {
    ProfileExtra known = new ProfileExtra("device", 0.3, false, null);
    long gaps = texts("#{regexify 'HM-[0-9]{4}'}", known, 20_000).filter(Objects::isNull).count();
    assertThat(gaps / 20_000.0).isCloseTo(0.3, within(0.007));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "#{regexify 'ORD-0[1-4][0-9]{3}-[A-F]{1,2}'}",
        "#{regexify '[0-9a-f]{24}'}",
        "#{Number.numberBetween '100000','150000'}",
        "#{Number.numberBetween '1105590074702964383','1698606058459349849'}",
        "#{Internet.uuid}",
        "#{Internet.emailAddress}",
      })
  void whatWasUniqueIsUniqueBeyondAllSlots(String expression) {
    ProfileExtra known = new ProfileExtra("device", 0, true, null);
    assertThat(texts(expression, known, 40_000).distinct()).hasSize(40_000);
  }

  @Test
  void numbersOfARangeComeRoundWhenAllHaveCome() {
    ProfileExtra known = new ProfileExtra("device", 0, true, null);
    assertThat(texts("#{Number.numberBetween '-2','3'}", known, 10).sorted())
        .containsExactly("-1", "-1", "-2", "-2", "0", "0", "1", "1", "2", "2");
    assertThat(texts("#{regexify 'A[0-4]'}", known, 10).distinct())
        .containsExactlyInAnyOrder("A0", "A1", "A2", "A3", "A4");
  }

  @Test
  void uniqueTextsMatchTheirExpression() {
    ProfileExtra known = new ProfileExtra("device", 0, true, null);
    assertThat(texts("#{regexify '[A-Z]{2}-[1-9][0-9]{0,3} [a-f]{30}[.][xy]'}", known, 3000))
        .allMatch(text -> text.matches("[A-Z]{2}-[1-9][0-9]{0,3} [a-f]{30}[.][xy]"))
        .doesNotHaveDuplicates();
  }

  @Test
  void everyPlaceOfALongUniqueTextVaries() {
    ProfileExtra known = new ProfileExtra("device", 0, true, null);
    List<String> hashes = texts("#{regexify '[0-9a-f]{24}'}", known, 500).toList();
    for (int i = 0; i < 24; i++) {
      int place = i;
      assertThat(hashes.stream().map(hash -> hash.charAt(place)).distinct()).hasSize(16);
    }
  }

  @Test
  void aSpanThatIsNoneIsNamed() {
    Dataset wrong =
        dataset(new Extra("day", "#{Time.between 'uuuu-MM-dd','2023-02-31','2023-03-01'}"));
    assertThatThrownBy(() -> new ExtraValues(wrong, 1))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("extra 'day': the span must go from");
  }

  @Test
  void timesOfAnEditedSpanAreWithinIt() {
    Extra day = new Extra("day", "#{Time.between 'uuuu-MM-dd','2023-02-27','2023-03-01'}");
    ExtraValues extras = new ExtraValues(dataset(day), 1);
    String[] values = new String[1];
    Set<String> days = new TreeSet<>();
    for (int row = 0; row < 100; row++) {
      extras.fill(row, values);
      days.add(values[0]);
    }
    assertThat(days).containsExactly("2023-02-27", "2023-02-28", "2023-03-01");
  }

  private static Stream<String> texts(String expression, ProfileExtra known, int rows) {
    Profile profile =
        new Profile(
            "orders", "outcome", rows, Profile.Dependence.POOLED, "", List.of(), List.of(known));
    ExtraValues extras =
        new ExtraValues(dataset(new Extra("device", expression)), profile, 1, Locale.ENGLISH);
    String[] values = new String[1];
    return IntStream.range(0, rows)
        .mapToObj(
            row -> {
              extras.fill(row, values);
              return values[0];
            });
  }

  private static String[] values(Dataset dataset, long seed, long row) {
    String[] values = new String[dataset.extras().size()];
    new ExtraValues(dataset, seed).fill(row, values);
    return values;
  }

  private static Dataset dataset(Extra... extras) {
    return Tables.orders((NumericColumn) Tables.orders().columns().get(0), List.of(extras));
  }
}
