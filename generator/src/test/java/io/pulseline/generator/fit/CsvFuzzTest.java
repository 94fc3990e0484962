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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Good tables with bytes spoilt: each is learned from, or refused in one line that names file, line
 * and column.
 */
class CsvFuzzTest {
  private static final int FILES = 400;
  private static final Pattern PLACE =
      Pattern.compile(" line ([1-9]\\d*), column ([1-9]\\d*)( '[^\n]*')?: \\S[^\n]*");
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
  void everySpoiltTableIsLearnedOrRefusedByFileLineAndColumn(long seed) throws IOException {
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

  private static void assertLearnedOrRefused(Path file) throws IOException {
    try {
      TableFit fit = new TableFit(file, "sold", Conventions.USUAL);
      TableFit.Learned learned = fit.learn("any", fit.choose());
      assertThat(DatasetYaml.parse(DatasetYaml.write(learned.dataset()), "any"))
          .isEqualTo(learned.dataset());
    } catch (UserException e) {
      assertThat(e.getMessage()).startsWith(file.toString());
      Matcher place = PLACE.matcher(e.getMessage().substring(file.toString().length()));
      assertThat(place.matches()).as(e.getMessage()).isTrue();
      assertThat(Long.parseLong(place.group(1))).isLessThanOrEqualTo(lines(file));
    }
  }

  /** As an editor counts them: the last one may be empty. */
  private static long lines(Path file) throws IOException {
    return Files.readString(file, StandardCharsets.ISO_8859_1).split("\\r\\n|\\r|\\n", -1).length;
  }

  @Test
  void aRowOfTooManyFieldsIsNamedByItsLineAndTheFirstTooMany() throws IOException {
    assertThat(refusal("a,sold\n1,x\n2,y,z\n"))
        .contains(
            ".csv line 3, column 3: the row goes on beyond the header; it has 3 fields, the header"
                + " has 2");
  }

  @Test
  void aRowOfTooFewFieldsIsNamedByItsLineAndTheFirstThatIsMissing() throws IOException {
    assertThat(refusal("a,b,sold\n1,2,x\n2\n"))
        .contains(
            ".csv line 3, column 2 'b': the row ends before this column; it has 1 fields, the"
                + " header has 3");
  }

  @Test
  void aQuoteThatDoesNotCloseIsNamedByWhereItOpens() throws IOException {
    assertThat(refusal("a,b,sold\n1,2,x\n\"2\n2\",\"y,z\n3,4,z\n"))
        .contains(".csv line 4, column 2: the field cannot be read")
        .contains("close its quote");
  }

  @Test
  void aQuoteThatDoesNotCloseInTheHeaderIsNamedByWhereItOpens() throws IOException {
    assertThat(refusal("a,\"sold\n1,x\n2,y\n")).contains(".csv line 1, column 2: the field cannot");
  }

  @Test
  void textBehindAClosingQuoteIsNamedByItsField() throws IOException {
    assertThat(refusal("a,b,sold\r\n\r\n1,\"2\"2,x\r\n"))
        .contains(".csv line 3, column 2: the field cannot be read")
        .contains("after closing quote");
  }

  @Test
  void bytesThatAreNoTextAreNamedByTheirLineAndColumn() throws IOException {
    byte[] bytes = "a,sold\n1,x\n2,?\n".getBytes(StandardCharsets.UTF_8);
    bytes[bytes.length - 2] = (byte) 0xff;
    assertThat(refusal(bytes)).contains(".csv line 3, column 2 'sold': bytes that are not UTF-8");
  }

  @Test
  void aControlCharacterIsNamedByItsLineAndColumn() throws IOException {
    assertThat(refusal("a,sold\n1,x\n2\u0000,x\n"))
        .contains(".csv line 3, column 1 'a': the control character U+0000");
  }

  @Test
  void aFieldBehindALineBreakWithinQuotesIsNamedByItsOwnLine() throws IOException {
    assertThat(refusal("a,b,sold\n1,\"2\n\n2\",x\u0000\n"))
        .contains(".csv line 4, column 3 'sold': the control character");
  }

  @Test
  void anEmptyFileIsNamedByItsFirstLine() throws IOException {
    assertThat(refusal("")).contains(".csv line 1, column 1: the file is empty");
  }

  @Test
  void aTargetThatIsNoColumnIsNamedByTheLineOfTheHeader() throws IOException {
    assertThat(refusal("\n\na,solt\n1,x\n"))
        .contains(".csv line 3, column 2 'solt': the header ends without a column 'sold'")
        .contains("did you mean 'solt'?");
  }

  @Test
  void aTableOfTooFewRowsIsNamedByItsTarget() throws IOException {
    assertThat(refusal("a,sold\n1,x\n"))
        .contains(".csv line 1, column 2 'sold': the target has a value in 1 rows");
  }

  private String refusal(String csv) throws IOException {
    return refusal(csv.getBytes(StandardCharsets.UTF_8));
  }

  private String refusal(byte[] csv) throws IOException {
    Path file = Files.write(folder.resolve("refused.csv"), csv);
    try {
      TableFit fit = new TableFit(file, "sold", Conventions.USUAL);
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
