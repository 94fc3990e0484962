package io.pulseline.generator.connect;

import static org.assertj.core.api.Assertions.assertThat;

import io.pulseline.contract.dataset.Datasets;
import io.pulseline.contract.envelope.Decoded;
import io.pulseline.contract.envelope.EnvelopeCodec;
import io.pulseline.generator.stream.RecordSource;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StreamSettingsTest {
  private static final String DATASET = Datasets.builtIn().get(0);

  @Test
  void extrasAreEnglishUnlessALocaleIsSet() {
    assertThat(extras(Map.of())).doesNotContainPattern("\\p{IsHan}|\\p{IsKatakana}");
    assertThat(extras(Map.of("locale", "ja_JP"))).containsPattern("\\p{IsHan}|\\p{IsKatakana}");
  }

  private static String extras(Map<String, String> more) {
    Map<String, String> config = new HashMap<>(more);
    config.put("dataset", DATASET);
    RecordSource source =
        new RecordSource(new StreamSettings(config).plan(), 0, InstantSource.system());
    EnvelopeCodec codec = new EnvelopeCodec(Datasets.load(DATASET));
    Decoded.Accepted record = (Decoded.Accepted) codec.decode(source.next().value());
    return String.join(" ", record.envelope().extras());
  }
}
