package io.pulseline.generator.stream;

import io.pulseline.contract.dataset.CategoricalColumn;
import io.pulseline.contract.dataset.Dataset;
import io.pulseline.contract.dataset.NumericColumn;
import io.pulseline.contract.dataset.ValueType;
import io.pulseline.contract.envelope.EnvelopeCodec;
import io.pulseline.contract.envelope.Fields;
import io.pulseline.contract.envelope.RejectionReason;
import io.pulseline.contract.schema.MessageKind;
import io.pulseline.schemas.MessageSchemas;
import io.pulseline.schemas.WireFormat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;

/** Spoils good records in Avro so that they must be rejected for a given reason. */
final class AvroCorrupter {
  /** Ids count from 1 upwards: no registry has come this far. */
  private static final int UNHEARD_OF = Integer.MAX_VALUE;

  /** One before 1970, one after 9999, and one that no calendar has. */
  private static final List<Long> BAD_TIMES = List.of(-1L, 253_402_300_800_000L, Long.MAX_VALUE);

  private final BadValues values;
  private final GenericDatumReader<GenericRecord> reader;
  private final GenericDatumWriter<GenericRecord> writer;

  AvroCorrupter(Dataset dataset) {
    Schema schema =
        new Schema.Parser().parse(MessageSchemas.avro(dataset, MessageKind.RECORD).text());
    values = new BadValues(dataset);
    reader = new GenericDatumReader<>(schema);
    writer = new GenericDatumWriter<>(schema);
  }

  /**
   * The record's corrupted form; see {@link ValueWriter#corrupt}.
   *
   * @throws IllegalArgumentException for a reason that no record of the schema can have
   */
  byte[] corrupt(byte[] good, RejectionReason reason, long variant) {
    return switch (reason) {
      case NO_VALUE -> null;
      case TOO_LARGE -> Arrays.copyOf(good, EnvelopeCodec.DEFAULT_MAX_BYTES + 1);
      // The first byte stays: it says that this is Avro
      case NOT_AVRO ->
          Arrays.copyOf(good, 1 + (int) Math.floorMod(variant, (long) good.length - 1));
      case UNKNOWN_SCHEMA -> ByteBuffer.wrap(good.clone()).putInt(1, UNHEARD_OF).array();
      default -> edited(good, reason, variant);
    };
  }

  private byte[] edited(byte[] good, RejectionReason reason, long variant) {
    try {
      GenericRecord record =
          reader.read(
              null,
              DecoderFactory.get()
                  .binaryDecoder(good, WireFormat.HEADER, good.length - WireFormat.HEADER, null));
      GenericRecord data = (GenericRecord) record.get(Fields.DATA);
      switch (reason) {
        case OUT_OF_RANGE -> outOfRange(record, data, variant);
        case UNKNOWN_CATEGORY -> unknownCategory(data, values.categorical(variant));
        case BAD_TIMESTAMP -> record.put(Fields.TIMESTAMP, BadValues.pick(BAD_TIMES, variant));
        default -> throw new IllegalArgumentException("no editing leads to " + reason);
      }
      return written(good, record);
    } catch (IOException e) {
      throw new UncheckedIOException("the record is not what the encoder writes", e);
    }
  }

  private void outOfRange(GenericRecord record, GenericRecord data, long variant) {
    Optional<NumericColumn> bounded = values.bounded(variant);
    if (bounded.isEmpty()) {
      record.put(Fields.RECORD_ID, -1L);
      return;
    }
    NumericColumn column = bounded.get();
    double beyond = BadValues.beyond(column);
    if (column.type() == ValueType.INTEGER) {
      data.put(column.name(), (long) beyond);
    } else {
      data.put(column.name(), beyond);
    }
  }

  private static void unknownCategory(GenericRecord data, CategoricalColumn column) {
    if (column.type() == ValueType.INTEGER) {
      data.put(column.name(), BadValues.unknownInteger(column));
    } else {
      data.put(column.name(), BadValues.unknownText(column));
    }
  }

  private byte[] written(byte[] good, GenericRecord record) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(good.length);
    bytes.write(good, 0, WireFormat.HEADER);
    BinaryEncoder out = EncoderFactory.get().binaryEncoder(bytes, null);
    writer.write(record, out);
    out.flush();
    return bytes.toByteArray();
  }
}
