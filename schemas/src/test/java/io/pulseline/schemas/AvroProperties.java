package io.pulseline.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import io.pulseline.contract.envelope.Decoded;
import io.pulseline.contract.envelope.Envelope;
import io.pulseline.contract.envelope.EnvelopeCodec;
import io.pulseline.contract.envelope.RejectionReason;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DecoderFactory;

/** A record in Avro beside the same record in JSON. */
class AvroProperties {
  private final Schema schema = Visits.schema(Visits.DATASET);
  private final EnvelopeCodec json = new EnvelopeCodec(Visits.DATASET);
  private final AvroEncoder encoder = new AvroEncoder(Visits.DATASET, 7);
  private final AvroReading avro = new AvroReading(schema, Visits.DATASET);

  AvroProperties() throws UnreadableSchemaException {}

  @Property
  void bothFormsOfARecordAreReadAsTheSameValuesToTheBit(@ForAll("envelopes") Envelope envelope) {
    assertThat(AvroReading.shown(avro.decode(encoder.encode(envelope))))
        .isEqualTo(AvroReading.shown(json.decode(json.encode(envelope))))
        .contains("recordId=" + envelope.recordId());
  }

  @Property(tries = 300)
  void avroItselfReadsWhatIsWritten(@ForAll("envelopes") Envelope envelope) throws IOException {
    byte[] value = encoder.encode(envelope);
    GenericRecord record =
        new GenericDatumReader<GenericRecord>(schema)
            .read(
                null,
                DecoderFactory.get()
                    .binaryDecoder(
                        value, WireFormat.HEADER, value.length - WireFormat.HEADER, null));

    assertThat(record.get("record_id")).isEqualTo(envelope.recordId());
    assertThat(AvroReading.written(schema, record))
        .endsWith(Arrays.copyOfRange(value, WireFormat.HEADER, value.length));
  }

  @Property
  void noPrefixOfARecordIsAccepted(@ForAll("envelopes") Envelope envelope, @ForAll long seed) {
    byte[] value = encoder.encode(envelope);
    int length = WireFormat.HEADER + new Random(seed).nextInt(value.length - WireFormat.HEADER);

    assertThat(avro.decode(Arrays.copyOf(value, length)))
        .isInstanceOf(Decoded.Rejected.class)
        .extracting(decoded -> ((Decoded.Rejected) decoded).reason())
        .isEqualTo(RejectionReason.NOT_AVRO);
  }

  @Property(tries = 20_000)
  void damagedRecordsEndInNoException(@ForAll("envelopes") Envelope envelope, @ForAll long seed) {
    Random random = new Random(seed);
    byte[] value = encoder.encode(envelope);
    for (int i = random.nextInt(4); i >= 0; i--) {
      value[WireFormat.HEADER + random.nextInt(value.length - WireFormat.HEADER)] =
          (byte) random.nextInt(256);
    }

    assertThat(avro.decode(value)).isNotNull();
  }

  @Provide
  Arbitrary<Envelope> envelopes() {
    return Visits.envelopes();
  }
}
