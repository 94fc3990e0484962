package io.pulseline.generator.fit;

import static org.assertj.core.api.Assertions.assertThat;

import io.pulseline.contract.UserException;
import io.pulseline.contract.dataset.DatasetYaml;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

class MalformedCsvTest {

  /** Columns of any make, most of them no table: a clear message or a valid dataset. */
  @Property(tries = 500)
  void anyTextIsATableOrAMessageOfOneLine(@ForAll("texts") String text) throws IOException {
    Path file = Files.createTempFile("malformed", ".csv");
    try {
      Files.write(file, text.getBytes(StandardCharsets.UTF_8));
      TableFit fit = new TableFit(file, "t", Conventions.USUAL);
      TableFit.Learned learned = fit.learn("any", fit.choose());
      assertThat(DatasetYaml.parse(DatasetYaml.write(learned.dataset()), "any"))
          .isEqualTo(learned.dataset());
    } catch (UserException e) {
      assertThat(e.getMessage().lines()).hasSize(1);
      assertThat(e.getMessage())
          .startsWith(file + " line ")
          .containsPattern(" line [1-9]\\d*, column [1-9]");
    } finally {
      Files.delete(file);
    }
  }

  @Provide
  Arbitrary<String> texts() {
    Arbitrary<String> field =
        Arbitraries.frequencyOf(
            Tuple.of(8, Arbitraries.of("1", "2", "0.5", "x", "y", "true", "NA", "?", "")),
            Tuple.of(2, Arbitraries.integers().between(-99, 99).map(i -> "" + i)),
            Tuple.of(1, Arbitraries.strings().withChars("ab1.e-'#{}\u00e9\uFEFF ").ofMaxLength(8)));
    Arbitrary<String> spice = Arbitraries.of("", "", "", "", "", "", "", "\"", ",", "\r", "\n");
    Arbitrary<String> row =
        Combinators.combine(field, field, Arbitraries.of("p", "q", ""))
            .as((a, b, t) -> a + "," + b + "," + t);
    Arbitrary<String> rows = row.list().ofMinSize(20).ofMaxSize(60).map(l -> String.join("\n", l));
    return Combinators.combine(Arbitraries.of("a,b,t\n", "a b,1,t\r\n"), rows, spice)
        .as((header, body, extra) -> header + body + extra);
  }
}
