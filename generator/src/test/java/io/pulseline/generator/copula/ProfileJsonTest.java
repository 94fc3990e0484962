package io.pulseline.generator.copula;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pulseline.contract.UserException;
import io.pulseline.generator.Tables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProfileJsonTest {

  @ParameterizedTest
  @ValueSource(ints = {100, 3000})
  void readsBackWhatItWrites(int rows) {
    Profile profile = new CopulaFitter(Tables.orders(), Tables.orderRows(rows, 1)).fit();
    String json = ProfileJson.write(profile);
    Profile again = ProfileJson.parse(json, "profile.json");

    assertThat(ProfileJson.write(again)).isEqualTo(json);
    assertThat(again.dependence()).isEqualTo(profile.dependence());
    assertThat(again.target()).isEqualTo("outcome");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "[]", "{\"schema\":1}", "not json", "{\"schema\":1,\"components\":7}"})
  void saysThatATextIsNoProfile(String text) {
    assertThatThrownBy(() -> ProfileJson.parse(text, "some/profile.json"))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("some/profile.json")
        .hasMessageContaining("generate fit");
  }

  @Test
  void saysThatAProfileHasGapsOfAColumnThatItHasNot() {
    String json =
        """
        {"schema":1,"dataset":"d","target":"t","rows":1,"dependence":"pooled","reason":"",
         "components":[{"weight":1,"columns":[],"gaps":["age"],"correlation_below_diagonal":[]}]}
        """;
    assertThatThrownBy(() -> ProfileJson.parse(json, "p"))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("[age]");
  }

  @Test
  void saysThatAProfileIsOfAnotherVersion() {
    assertThatThrownBy(() -> ProfileJson.parse("{\"schema\":7}", "p"))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("schema 7");
  }
}
