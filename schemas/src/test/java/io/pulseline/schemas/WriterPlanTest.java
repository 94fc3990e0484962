package io.pulseline.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pulseline.contract.dataset.Dataset;
import io.pulseline.contract.envelope.Decoded;
import io.pulseline.contract.envelope.Envelope;
import io.pulseline.contract.envelope.RejectionReason;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DecoderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Records of other people's schemas, and of our own of yesterday. */
class WriterPlanTest {
  private static final Dataset WIDER =
      Visits.dataset("visits", "{name: rating, kind: numeric, type: integer}");

  @Test
  void aColumnThatTheWriterDidNotKnowIsMissing() throws Exception {
    Decoded.Accepted read =
        accepted(Visits.schema(Visits.DATASET), WIDER, new AvroEncoder(Visits.DATASET, 7));

    assertThat(read.envelope().values()).containsExactly(63, 2.5, 9, 1, 2, 1, Double.NaN, 0);
  }

  @Test
  void aColumnThatTheDescriptorDoesNotKnowIsPassedOverAndCounted() throws Exception {
    byte[] wide =
        new AvroEncoder(WIDER, 7)
            .encode(
                new Envelope(
                    1, 7, 0, new double[] {63, 2.5, 9, 1, 2, 1, 4, 0}, new String[] {null, null}));

    Decoded.Accepted read =
        (Decoded.Accepted) new AvroReading(Visits.schema(WIDER), Visits.DATASET).decode(wide);

    assertThat(read.envelope().values()).containsExactly(63, 2.5, 9, 1, 2, 1, 0);
    assertThat(read.unknownFields()).isEqualTo(1);
  }

  @Test
  void aRequiredColumnThatTheWriterDidNotKnowMakesADeadLetter() throws Exception {
    Dataset stricter = Visits.dataset("visits", "{name: rating, kind: numeric, required: true}");
    byte[] record = new AvroEncoder(Visits.DATASET, 7).encode(Visits.envelope());

    assertThat(new AvroReading(Visits.schema(Visits.DATASET), stricter).decode(record))
        .isEqualTo(new Decoded.Rejected(RejectionReason.MISSING_FIELD, "'rating' is missing"));
  }

  @Test
  void fieldsOfEveryTypeAndOrderArePassedOver() throws Exception {
    Decoded read =
        decoded(
            """
            {"b":true,"data":{"list":[[1,2],[]],"outcome":"left","steps":3,"map":{"k":1.5}},
             "f":1.5,"fixed":"ab","timestamp":1767323045678901,"e":"B","n":null,"bytes":"\\u0001",
             "record_id":7,"u":{"string":"x"},"batch_number":1}
            """,
            """
            {"name":"b","type":"boolean"},
            {"name":"data","type":{"type":"record","name":"d","fields":[
              {"name":"list","type":{"type":"array","items":{"type":"array","items":"int"}}},
              {"name":"outcome","type":{"type":"enum","name":"o","symbols":["left","bought"]}},
              {"name":"steps","type":"int"},
              {"name":"map","type":{"type":"map","values":"float"}}]}},
            {"name":"f","type":"float"},
            {"name":"fixed","type":{"type":"fixed","name":"x","size":2}},
            {"name":"timestamp","type":{"type":"long","logicalType":"timestamp-micros"}},
            {"name":"e","type":{"type":"enum","name":"y","symbols":["A","B"]}},
            {"name":"n","type":"null"},{"name":"bytes","type":"bytes"},
            {"name":"record_id","type":"int"},{"name":"u","type":["null","string"]},
            {"name":"batch_number","type":"int"}
            """);

    assertThat(AvroReading.shown(read))
        .startsWith("Envelope[batchNumber=1, recordId=7, timestampMillis=1767323045678")
        .endsWith("9 unknown");
    assertThat(((Decoded.Accepted) read).envelope().values())
        .containsExactly(Double.NaN, Double.NaN, 3, Double.NaN, Double.NaN, Double.NaN, 0);
  }

  @Test
  void anExtraIsKeptAsItsText() throws Exception {
    Decoded read =
        decoded(
            """
            {"batch_number":1,"record_id":7,"timestamp":"2026-01-02T03:04:05Z",
             "data":{"outcome":"left","steps":3},"extras":{"visitor":42,"email":true}}
            """,
            """
            {"name":"batch_number","type":"long"},{"name":"record_id","type":"long"},
            {"name":"timestamp","type":"string"},
            {"name":"data","type":{"type":"record","name":"d","fields":[
              {"name":"outcome","type":"string"},{"name":"steps","type":"long"}]}},
            {"name":"extras","type":{"type":"record","name":"x","fields":[
              {"name":"visitor","type":"int"},{"name":"email","type":"boolean"}]}}
            """);

    assertThat(((Decoded.Accepted) read).envelope().extras()).containsExactly("42", "true");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"string\"",
        "{\"type\":\"record\",\"name\":\"r\",\"fields\":[{\"name\":\"next\",\"type\":[\"null\",\"r\"]}]}",
        "{\"type\":\"record\",\"name\":\"r\",\"fields\":[{\"name\":\"timestamp\",\"type\":"
            + "{\"type\":\"int\",\"logicalType\":\"date\"}}]}"
      })
  void noRecordsAreReadBySuchASchema(String schema) {
    assertThatThrownBy(() -> new AvroReading(new Schema.Parser().parse(schema), Visits.DATASET))
        .isInstanceOf(UnreadableSchemaException.class);
  }

  @Test
  void aListThatClaimsMoreItemsThanThereAreBytesIsRefused() throws Exception {
    Schema schema = schema("{\"name\":\"list\",\"type\":{\"type\":\"array\",\"items\":\"null\"}}");
    byte[] claims = {0, 0, 0, 0, 7, -2, -1, -1, -1, -1, -1, -1, -1, 127, 0};

    assertThat(new AvroReading(schema, Visits.DATASET).decode(claims))
        .isEqualTo(
            new Decoded.Rejected(
                RejectionReason.NOT_AVRO, "the bytes hold a list of more items than bytes"));
  }

  @Test
  void aStringThatClaimsToBeLongReservesNoMemory() throws Exception {
    Schema schema = schema("{\"name\":\"timestamp\",\"type\":\"string\"}");
    byte[] claims = {0, 0, 0, 0, 7, -2, -1, -1, -1, 15};

    assertThat(new AvroReading(schema, Visits.DATASET).decode(claims))
        .isEqualTo(
            new Decoded.Rejected(
                RejectionReason.NOT_AVRO, "the bytes hold a length of 2147483647"));
  }

  @Test
  void aStringThatIsNotUtf8IsRefused() throws Exception {
    Schema schema = schema("{\"name\":\"timestamp\",\"type\":\"string\"}");

    assertThat(new AvroReading(schema, Visits.DATASET).decode(new byte[] {0, 0, 0, 0, 7, 2, -1}))
        .isEqualTo(
            new Decoded.Rejected(
                RejectionReason.NOT_AVRO, "the bytes hold a string that is not UTF-8"));
  }

  private static Decoded.Accepted accepted(Schema writer, Dataset reader, AvroEncoder encoder)
      throws UnreadableSchemaException {
    return (Decoded.Accepted)
        new AvroReading(writer, reader).decode(encoder.encode(Visits.envelope()));
  }

  private static Schema schema(String fields) {
    return new Schema.Parser()
        .parse("{\"type\":\"record\",\"name\":\"r\",\"fields\":[" + fields + "]}");
  }

  /** A record that Avro itself makes of JSON, read by the dataset. */
  private static Decoded decoded(String json, String fields) throws Exception {
    Schema schema = schema(fields);
    GenericRecord datum =
        new GenericDatumReader<GenericRecord>(schema)
            .read(null, DecoderFactory.get().jsonDecoder(schema, json));
    return new AvroReading(schema, Visits.DATASET).decode(AvroReading.written(schema, datum));
  }
}
