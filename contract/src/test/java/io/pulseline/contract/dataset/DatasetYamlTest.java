package io.pulseline.contract.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pulseline.contract.Examples;
import io.pulseline.contract.UserException;
import java.util.List;
import org.junit.jupiter.api.Test;

class DatasetYamlTest {
  private static final String MONOTONE =
      """
      name: shop
      target: {column: outcome}
      columns:
        - {name: age, kind: numeric}
        - {name: spent, kind: numeric}
        - {name: visits, kind: numeric}
        - {name: income, kind: numeric}
        - {name: country, kind: categorical, values: [de, fr]}
        - {name: outcome, kind: categorical, values: [left, bought]}
      engineered:
        - {name: income_squared, product: [income, income]}
      monotone: WHAT
      """;

  @Test
  void readsEveryPartOfADescriptor() {
    Dataset dataset = Examples.shopVisits();

    assertThat(dataset.features())
        .extracting(Column::name)
        .containsExactly("age", "spent", "country", "device");
    assertThat(dataset.targetColumn().categories())
        .extracting(Category::value)
        .containsExactly("left", "bought");
    assertThat(dataset.engineered())
        .containsExactly(
            new Engineered.Ratio("spent_by_age", "spent", "age", 1),
            new Engineered.Product("age_spent", List.of("age", "spent")));
    assertThat(dataset.clip().iqr()).isEqualTo(1.5);
    assertThat(dataset.extras()).containsExactly(new Extra("visitor", "#{Name.fullName}"));
  }

  @Test
  void takesTheTypeOfCategoriesFromTheirValues() {
    Dataset dataset = Examples.shopVisits();

    assertThat(dataset.columns().get(2).type()).isEqualTo(ValueType.STRING);
    assertThat(dataset.columns().get(3).type()).isEqualTo(ValueType.INTEGER);
  }

  @Test
  void requiresTheTargetOfEveryRecord() {
    assertThat(Examples.shopVisits().targetColumn().required()).isTrue();
  }

  @Test
  void readsBackWhatItWrites() {
    for (String name : Datasets.builtIn()) {
      Dataset dataset = Datasets.load(name);
      assertThat(DatasetYaml.parse(DatasetYaml.write(dataset), name)).isEqualTo(dataset);
    }
    Dataset dataset = Examples.shopVisits();
    assertThat(DatasetYaml.parse(DatasetYaml.write(dataset), "copy")).isEqualTo(dataset);
  }

  @Test
  void listsAllProblemsEachWithItsLine() {
    String yaml =
        """
        name: Shop
        target: {column: nowhere}
        columns:
          - {name: age, kind: numeric, min: 9, max: 1}
          - {name: record_id, kind: numeric}
          - {name: AGE, kind: categorical, values: []}
        colour: red
        """;

    assertThatThrownBy(() -> DatasetYaml.parse(yaml, "d.yaml"))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("d.yaml has")
        .hasMessageContaining("line 1: name 'Shop'")
        .hasMessageContaining("line 2: target names 'nowhere'")
        .hasMessageContaining("line 4: column 'age' has min 9.0 above max 1.0")
        .hasMessageContaining("line 5: name 'record_id' is taken by the record envelope")
        .hasMessageContaining("line 6: name 'AGE' is used twice")
        .hasMessageContaining("line 7: the descriptor has an unknown key 'colour'");
  }

  @Test
  void refusesATargetThatIsANumber() {
    String yaml =
        """
        name: shop
        target: {column: spent}
        columns: [{name: spent, kind: numeric}, {name: age, kind: numeric}]
        """;

    assertThatThrownBy(() -> DatasetYaml.parse(yaml, "d.yaml"))
        .hasMessage("d.yaml line 2: target column 'spent' must be categorical");
  }

  @Test
  void saysWhereTextIsNotYaml() {
    assertThatThrownBy(() -> DatasetYaml.parse("name: [", "d.yaml"))
        .isInstanceOf(UserException.class)
        .hasMessageStartingWith("d.yaml line ")
        .hasMessageContaining("not YAML");
  }

  @Test
  void refusesEngineeredFeaturesThatLeakTheTarget() {
    String yaml = Examples.YAML.replace("product: [age, spent]", "product: [age, device, outcome]");

    assertThatThrownBy(() -> DatasetYaml.parse(yaml, "d.yaml"))
        .hasMessageContaining("must not use the target");
  }

  @Test
  void readsBackWhatIsMonotone() {
    String yaml = MONOTONE.replace("WHAT", "{increasing: [spent], decreasing: [age, visits]}");

    Dataset dataset = DatasetYaml.parse(yaml, "d.yaml");

    assertThat(dataset.monotone())
        .isEqualTo(new Monotone(List.of("spent"), List.of("age", "visits")));
    assertThat(DatasetYaml.parse(DatasetYaml.write(dataset), "copy")).isEqualTo(dataset);
  }

  @Test
  void listsAllThatCannotBeMonotoneEachWithItsLine() {
    String yaml =
        MONOTONE.replace(
            "WHAT",
            """

              increasing:
                - country
                - outcome
                - height
                - income
                - age
              decreasing:
                - age
            """);

    assertThatThrownBy(() -> DatasetYaml.parse(yaml, "d.yaml"))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("d.yaml has 5 problems")
        .hasMessageContaining("line 14: monotone column 'country' must be numeric")
        .hasMessageContaining("line 15: monotone names 'outcome', which is the target")
        .hasMessageContaining("line 16: monotone names 'height', which is not a column")
        .hasMessageContaining(
            "line 17: monotone column 'income' must not be an input of engineered 'income_squared'")
        .hasMessageContaining("line 20: monotone names 'age' twice");
  }

  @Test
  void hasNothingMonotoneWithThreeClasses() {
    String yaml = MONOTONE.replace("[left, bought]", "[left, bought, stole]").replace("WHAT", "{}");

    assertThatThrownBy(() -> DatasetYaml.parse(yaml, "d.yaml"))
        .hasMessage("d.yaml line 12: 'monotone' is for targets of two values only");
  }

  /** Descriptors as they were written before there was such a section keep their digest. */
  @Test
  void saysNothingOfMonotoneColumnsWhereThereAreNone() {
    String yaml = MONOTONE.replace("monotone: WHAT\n", "");

    Dataset empty = DatasetYaml.parse(MONOTONE.replace("WHAT", "{}"), "d.yaml");

    assertThat(DatasetYaml.write(empty)).doesNotContain("monotone");
    assertThat(empty.digest()).isEqualTo(DatasetYaml.parse(yaml, "d.yaml").digest());
  }

  @Test
  void namesTheBuiltInDatasetsWhenOneIsUnknown() {
    assertThatThrownBy(() -> Datasets.load("hart-disease"))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("no dataset 'hart-disease'")
        .hasMessageContaining("heart-disease");
  }

  @Test
  void givesEqualDescriptorsEqualDigestsAndOthersOthers() {
    Dataset dataset = Examples.shopVisits();
    Dataset wider = DatasetYaml.parse(Examples.YAML.replace("max: 99", "max: 120"), "wider");

    assertThat(dataset.digest()).isEqualTo(Examples.shopVisits().digest());
    assertThat(wider.digest()).isNotEqualTo(dataset.digest());
  }
}
