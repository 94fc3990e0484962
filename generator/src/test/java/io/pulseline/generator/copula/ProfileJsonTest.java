package io.pulseline.generator.copula;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.pulseline.contract.UserException;
import io.pulseline.generator.Tables;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
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
  @EnumSource
  void keepsAParametricFamily(Family family) {
    Parametric member = new Parametric(family, family.parameters(0.375, 0.03125));
    Marginal marginal = new Marginal.Quantiles(null, 0.125, 0.75, member);
    ProfileColumn column = new ProfileColumn("share", 0, marginal);
    Component component = new Component(null, 1, List.of(column), new double[][] {{1}});
    Profile profile = new Profile("d", "t", 9, Profile.Dependence.POOLED, "so", List.of(component));
    Profile again = ProfileJson.parse(ProfileJson.write(profile), "profile.json");

    Marginal.Quantiles read =
        (Marginal.Quantiles) again.components().get(0).columns().get(0).marginal();
    assertThat(read.source().family()).isEqualTo(family);
    for (double u : new double[] {0, 0.1, 0.5, 0.9, 1}) {
      assertThat(read.knots().inverse(u))
          .isCloseTo(member.knots(0.125, 0.75).inverse(u), within(1e-4));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"\"weibull\"", "\"gamma\",\"parameters\":[1]", "\"gamma\",\"parameters\":[-1,2]"})
  void saysThatAFamilyIsNone(String family) {
    String text =
        "{'schema':1,'dataset':'d','target':'t','rows':1,'dependence':'pooled','reason':'',"
            + "'components':[{'weight':1,'columns':[{'name':'a','min':0,'max':1,'family':%s}]}]}";

    assertThatThrownBy(() -> ProfileJson.parse(text.replace('\'', '"').formatted(family), "p.json"))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("p.json");
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
