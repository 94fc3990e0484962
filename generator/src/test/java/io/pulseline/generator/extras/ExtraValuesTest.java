package io.pulseline.generator.extras;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pulseline.contract.UserException;
import io.pulseline.contract.dataset.Dataset;
import io.pulseline.contract.dataset.Extra;
import io.pulseline.contract.dataset.NumericColumn;
import io.pulseline.generator.Tables;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

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

  private static String[] values(Dataset dataset, long seed, long row) {
    String[] values = new String[dataset.extras().size()];
    new ExtraValues(dataset, seed).fill(row, values);
    return values;
  }

  private static Dataset dataset(Extra... extras) {
    return Tables.orders((NumericColumn) Tables.orders().columns().get(0), List.of(extras));
  }
}
