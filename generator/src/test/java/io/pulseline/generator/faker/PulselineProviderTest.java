package io.pulseline.generator.faker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pulseline.contract.UserException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import net.datafaker.Faker;
import org.junit.jupiter.api.Test;

class PulselineProviderTest {
  private final PulselineFaker faker = new PulselineFaker("heart-disease", 42);

  /** A faker as other people write it. */
  public static class ClinicFaker extends Faker {
    private PulselineProvider patients;

    public PulselineProvider patient() {
      if (patients == null) {
        patients = new PulselineProvider(this, "heart-disease", 42, Locale.ENGLISH);
      }
      return patients;
    }
  }

  @Test
  void anExpressionGivesARowAsJson() throws JsonProcessingException {
    JsonNode row = new ObjectMapper().readTree(faker.expression("#{pulseline.row}"));
    assertThat(row.get("age").intValue()).isBetween(29, 77);
    assertThat(row.get("oldpeak").isDouble()).isTrue();
    assertThat(row.get("device_id").textValue()).matches("HM-\\d{4}");
  }

  @Test
  void allPlaceholdersOfAnExpressionAreOfOneRow() throws JsonProcessingException {
    for (int i = 0; i < 50; i++) {
      String text = faker.expression("#{pulseline.value 'chol'} #{pulseline.row}");
      String[] parts = text.split(" ", 2);
      assertThat(new ObjectMapper().readTree(parts[1]).get("chol").asText()).isEqualTo(parts[0]);
    }
  }

  @Test
  void everyExpressionHasTheNextRow() {
    List<String> rows =
        Stream.generate(() -> faker.expression("#{pulseline.row}")).limit(100).toList();
    assertThat(rows).doesNotHaveDuplicates();
  }

  @Test
  void theSameSeedGivesTheSameTexts() {
    String text = "#{pulseline.value 'age'} #{Name.fullName}";
    assertThat(new PulselineFaker("heart-disease", 7).expression(text))
        .isEqualTo(new PulselineFaker("heart-disease", 7).expression(text));
  }

  @Test
  void rowsAreMapsInJava() {
    Map<String, Object> row = faker.pulseline().values();
    assertThat(row.get("age")).isInstanceOf(Long.class);
    assertThat(row.get("oldpeak")).isInstanceOf(Double.class);
    assertThat(row).containsKeys("target", "patient_name");
  }

  @Test
  void servesAFakerOfOnesOwn() {
    assertThat(new ClinicFaker().expression("#{patient.value 'age'} years"))
        .matches("\\d\\d years");
  }

  @Test
  void extrasSpeakTheLocale() {
    PulselineFaker japanese = new PulselineFaker("heart-disease", 42, Locale.JAPANESE);
    assertThat(japanese.pulseline().value("patient_name"))
        .matches(".*[\\p{IsHan}\\p{IsHiragana}].*");
  }

  @Test
  void saysWhichColumnItDoesNotHave() {
    PulselineProvider provider = faker.pulseline();
    assertThatThrownBy(() -> provider.value("agee"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("heart-disease has no 'agee'; did you mean 'age'?");
  }

  @Test
  void saysWhichDatasetThereIsNot() {
    PulselineFaker none = new PulselineFaker("no-such-dataset", 1);
    assertThatThrownBy(none::pulseline).isInstanceOf(UserException.class);
  }
}
