package io.pulseline.schemas;

import java.util.List;
import org.apache.avro.Schema;

/** How a single value of any schema is brought to its place. */
final class ValueSteps {
  private ValueSteps() {}

  static Step of(Schema schema, Place place) {
    return switch (schema.getType()) {
      case NULL -> Step.NOTHING;
      case INT -> (in, record) -> place.whole(record, in.decoder().readInt());
      case LONG -> (in, record) -> place.whole(record, in.decoder().readLong());
      case FLOAT -> (in, record) -> place.number(record, in.decoder().readFloat());
      case DOUBLE -> (in, record) -> place.number(record, in.decoder().readDouble());
      case BOOLEAN -> (in, record) -> place.truth(record, in.decoder().readBoolean());
      case STRING -> (in, record) -> place.text(record, in.text());
      case ENUM -> symbols(schema.getEnumSymbols(), place);
      case UNION ->
          Step.oneOf(
              schema.getTypes().stream().map(branch -> of(branch, place)).toArray(Step[]::new));
      case BYTES, FIXED -> wrong(place, "bytes");
      case ARRAY -> wrong(place, "an array");
      case MAP, RECORD -> wrong(place, "an object");
    };
  }

  private static Step symbols(List<String> symbols, Place place) {
    return (in, record) -> place.text(record, symbols.get(in.choice(symbols.size())));
  }

  private static Step wrong(Place place, String came) {
    return (in, record) -> {
      throw place.wrongType(came);
    };
  }
}
