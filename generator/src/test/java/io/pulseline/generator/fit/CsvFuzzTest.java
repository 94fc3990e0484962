package io.pulseline.generator.fit;

import static org.assertj.core.api.Assertions.assertThat;

import io.pulseline.contract.UserException;
import io.pulseline.contract.dataset.DatasetYaml;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Good tables with bytes spoilt: each is learned from, or refused in one line that says where. */
class CsvFuzzTest {
  private static final int FILES = 400;
  private static final List<byte[]> SPICE =
      List.of(
              "\"",
              "\"\"",
              ",",
              ",,",
              ";",
              "\t",
              "\n",
              "\r",
              "\r\n",
              "\0",
              "\uFEFF",
              "é",
              "1e999",
              "-",
              "NaN",
              "Infinity",
              "0x1p3",
              "1,5",
              "#",
              "'",
              "\\",
              "\u2028",
              "99999999999999999999")
          .stream()
          .map(text -> text.getBytes(StandardCharsets.UTF_8))
          .toList();

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void everySpoiltTableIsLearnedOrRefusedInOneLine(long seed) throws IOException {
    Random random = new Random(seed);
    for (int i = 0; i < FILES; i++) {
      byte[] bytes = good(random);
      for (int spoils = 1 + random.nextInt(6); spoils > 0; spoils--) {
        bytes = spoil(bytes, random);
      }
      Path file = Files.write(folder.resolve("spoilt-" + i + ".csv"), bytes);
      assertLearnedOrRefused(file);
      Files.delete(file);
    }
  }

  private static void assertLearnedOrRefused(Path file) {
    try {
      TableFit fit = new TableFit(file, "sold", List.of());
      TableFit.Learned learned = fit.learn("any", fit.choose());
      assertThat(DatasetYaml.parse(DatasetYaml.write(learned.dataset()), "any"))
          .isEqualTo(learned.dataset());
    } catch (UserException e) {
      assertThat(e.getMessage().lines()).hasSize(1);
      assertThat(e.getMessage()).containsAnyOf(file.toString(), "target 'sold'");
    }
  }

  @Test
  void aRowOfTooManyFieldsIsNamedByItsLine() throws IOException {
    assertThat(refusal("a,sold\n1,x\n2,y,z\n"))
        .contains(".csv line 3 has 3 fields, the header has 2");
  }

  @Test
  void aQuoteThatDoesNotCloseIsNamedByItsLine() throws IOException {
    assertThat(refusal("a,sold\n1,x\n\"2,y\n3,z\n")).contains(".csv").containsPattern("line\\D*3");
  }

  @Test
  void bytesThatAreNoTextAreNamedByTheirLine() throws IOException {
    byte[] bytes = "a,sold\n1,x\n2,?\n".getBytes(StandardCharsets.UTF_8);
    bytes[bytes.length - 2] = (byte) 0xff;
    assertThat(refusal(bytes)).contains(".csv line 3, column sold: bytes that are not UTF-8");
  }

  @Test
  void aControlCharacterIsNamedByItsLineAndColumn() throws IOException {
    assertThat(refusal("a,sold\n1,x\n2\u0000,x\n"))
        .contains(".csv line 3, column a: the control character U+0000");
  }

  private String refusal(String csv) throws IOException {
    return refusal(csv.getBytes(StandardCharsets.UTF_8));
  }

  private String refusal(byte[] csv) throws IOException {
    Path file = Files.write(folder.resolve("refused.csv"), csv);
    try {
      TableFit fit = new TableFit(file, "sold", List.of());
      throw new AssertionError("accepted with " + fit.rows() + " rows");
    } catch (UserException e) {
      return e.getMessage();
    }
  }

  private static byte[] good(Random random) {
    StringBuilder csv = new StringBuilder("id,speed,colour,price,sold\n");
    int rows = 15 + random.nextInt(60);
    for (int i = 0; i < rows; i++) {
      csv.append(i).append(',').append(random.nextInt(200)).append(',');
      csv.append(random.nextInt(9) == 0 ? "" : random.nextBoolean() ? "red" : "\"dark, blue\"");
      csv.append(',').append(random.nextInt(9999) / 100.0).append(',');
      csv.append(random.nextBoolean() ? "yes" : "no").append('\n');
    }
    return csv.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] spoil(byte[] bytes, Random random) {
    int from = random.nextInt(bytes.length);
    int to = Math.min(bytes.length, from + 1 + random.nextInt(20));
    return switch (random.nextInt(6)) {
      case 0 -> joined(bytes, from, new byte[] {(byte) random.nextInt(256)}, from + 1);
      case 1 -> joined(bytes, from, SPICE.get(random.nextInt(SPICE.size())), from);
      case 2 -> joined(bytes, from, SPICE.get(random.nextInt(SPICE.size())), to);
      case 3 -> joined(bytes, from, new byte[0], to);
      case 4 -> joined(bytes, from, Arrays.copyOfRange(bytes, from, to), from);
      default -> random.nextInt(8) == 0 ? Arrays.copyOf(bytes, from + 1) : bytes;
    };
  }

  private static byte[] joined(byte[] bytes, int upTo, byte[] middle, int from) {
    ByteArrayOutputStream joined = new ByteArrayOutputStream();
    joined.write(bytes, 0, upTo);
    joined.writeBytes(middle);
    joined.write(bytes, from, bytes.length - from);
    return joined.toByteArray();
  }
}
