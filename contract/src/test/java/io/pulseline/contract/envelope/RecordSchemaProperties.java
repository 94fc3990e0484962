package io.pulseline.contract.envelope;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.pulseline.contract.schema.JsonSchema;
import io.pulseline.contract.schema.MessageKind;
import io.pulseline.contract.schema.MessageSchema;
import java.io.IOException;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** No record that the codec accepts is refused by the schema that others are given. */
class RecordSchemaProperties {
  private final JsonMapper json =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();
  private final EnvelopeCodec codec = new EnvelopeCodec(SpoiledRecords.DATASET);
  private final com.networknt.schema.JsonSchema schema =
      JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7)
          .getSchema(JsonSchema.of(MessageSchema.of(SpoiledRecords.DATASET, MessageKind.RECORD)));

  @Property(tries = 3_000)
  void whatTheCodecAcceptsIsValid(@ForAll("otherValues") byte[] record) throws IOException {
    if (codec.decode(record) instanceof Decoded.Accepted) {
      assertThat(schema.validate(json.readTree(record))).as(new String(record, UTF_8)).isEmpty();
    }
  }

  @Provide
  Arbitrary<byte[]> otherValues() {
    return SpoiledRecords.withOtherValues();
  }
}
