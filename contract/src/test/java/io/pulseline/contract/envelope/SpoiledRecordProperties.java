package io.pulseline.contract.envelope;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Of each of {@link SpoiledRecords} the codec and {@link SlowReader} say the same. */
class SpoiledRecordProperties {
  private final EnvelopeCodec codec = new EnvelopeCodec(SpoiledRecords.DATASET);
  private final SlowReader slow = new SlowReader(SpoiledRecords.DATASET);

  @Property(tries = 4_000)
  void anotherValueIsReadExactlyOrRefused(@ForAll("otherValues") byte[] record) {
    check(record);
  }

  @Property(tries = 4_000)
  void spoiledBytesAreReadExactlyOrRefused(@ForAll("otherBytes") byte[] record) {
    check(record);
  }

  @Property(tries = 200)
  void aFieldThatStandsTwiceIsRefused(@ForAll int at, @ForAll("values") String value) {
    List<String> pieces = new ArrayList<>(SpoiledRecords.PIECES);
    int place = SpoiledRecords.oddPlace(pieces, at);
    String before = pieces.get(place - 1);
    if (before.contains("unheard")) {
      return;
    }
    String name = before.replaceFirst(".*[{,]", "");
    pieces.set(place, pieces.get(place) + "," + name + value);

    assertThat(codec.decode(SpoiledRecords.bytes(pieces))).isInstanceOf(Decoded.Rejected.class);
  }

  private void check(byte[] record) {
    Decoded decoded = codec.decode(record);
    if (SlowReader.hasDuplicates(record)) {
      return;
    }
    Optional<Envelope> expected = slow.read(record);
    assertThat(decoded instanceof Decoded.Accepted)
        .as("%s: %s", new String(record, UTF_8), decoded)
        .isEqualTo(expected.isPresent());
    if (decoded instanceof Decoded.Accepted accepted) {
      assertSame(accepted.envelope(), expected.orElseThrow());
      Decoded again = codec.decode(codec.encode(accepted.envelope()));
      assertSame(((Decoded.Accepted) again).envelope(), accepted.envelope());
    }
  }

  private static void assertSame(Envelope actual, Envelope expected) {
    assertThat(actual.batchNumber()).isEqualTo(expected.batchNumber());
    assertThat(actual.recordId()).isEqualTo(expected.recordId());
    assertThat(actual.timestampMillis()).isEqualTo(expected.timestampMillis());
    for (int i = 0; i < expected.values().length; i++) {
      // Adding zero makes -0 a plain zero, which decimals do not tell apart
      assertThat(Double.valueOf(actual.values()[i] + 0.0))
          .isEqualTo(Double.valueOf(expected.values()[i] + 0.0));
    }
    for (int i = 0; i < expected.extras().length; i++) {
      String text = actual.extras()[i];
      if (!Objects.equals(text, expected.extras()[i])) {
        // A number is kept as it was written, and the tree has another form of it
        assertThat(new BigDecimal(text)).isEqualByComparingTo(expected.extras()[i]);
      }
    }
  }

  @Provide
  Arbitrary<byte[]> otherValues() {
    return SpoiledRecords.withOtherValues();
  }

  @Provide
  Arbitrary<byte[]> otherBytes() {
    return SpoiledRecords.withOtherBytes();
  }

  @Provide
  Arbitrary<String> values() {
    return SpoiledRecords.values();
  }
}
