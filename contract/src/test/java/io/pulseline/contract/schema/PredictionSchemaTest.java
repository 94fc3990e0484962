package io.pulseline.contract.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.pulseline.contract.Examples;
import io.pulseline.contract.prediction.Prediction;
import io.pulseline.contract.prediction.PredictionJson;
import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PredictionSchemaTest {
  private final com.networknt.schema.JsonSchema schema =
      JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7)
          .getSchema(
              JsonSchema.closed(MessageSchema.of(Examples.shopVisits(), MessageKind.PREDICTION)));

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {"0.75, bought, true", "0.75, -, true", "NaN, bought, true", "1.5, -, false"})
  void acceptsWhatIsWritten(float probability, String target, boolean valid) throws IOException {
    var prediction =
        new Prediction(
            "shop-visits.records",
            3,
            17,
            9,
            1_767_323_045_678L,
            1_767_323_045_900L,
            4,
            "v_20260102_030405_acc_0_8123",
            "left",
            new String[] {"left", "bought"},
            new float[] {probability, 1 - probability},
            target);

    assertThat(
            schema
                .validate(new ObjectMapper().readTree(PredictionJson.write(prediction)))
                .isEmpty())
        .isEqualTo(valid);
  }
}
