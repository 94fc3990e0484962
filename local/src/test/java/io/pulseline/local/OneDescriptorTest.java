package io.pulseline.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.pulseline.contract.dataset.Column;
import io.pulseline.contract.dataset.Dataset;
import io.pulseline.contract.dataset.Datasets;
import io.pulseline.contract.dataset.Engineered;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds the one rule: what a dataset is stands in its descriptor and nowhere else. */
class OneDescriptorTest {
  private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\\n]|\\\\.)*)\"");

  /** The target's name is also the descriptor's own key for it. */
  private static final Set<String> WORDS_OF_THE_FORMAT = Set.of("target");

  @Test
  void noMainSourceNamesAColumnOfABuiltInDataset() throws Exception {
    Set<String> columns =
        Datasets.builtIn().stream()
            .map(Datasets::load)
            .flatMap(OneDescriptorTest::names)
            .filter(name -> !WORDS_OF_THE_FORMAT.contains(name))
            .collect(Collectors.toSet());

    assertThat(columns).hasSizeGreaterThan(12);
    for (Path sources : Rooms.all().stream().map(Rooms.Room::sources).toList()) {
      try (Stream<Path> files = Files.walk(sources)) {
        List<String> found =
            files
                .filter(file -> file.toString().endsWith(".java"))
                .flatMap(file -> literals(file).filter(columns::contains).map(c -> file + ": " + c))
                .toList();
        assertThat(found).isEmpty();
      }
    }
  }

  private static Stream<String> names(Dataset dataset) {
    return Stream.concat(
        dataset.columns().stream().map(Column::name),
        dataset.engineered().stream().map(Engineered::name));
  }

  private static Stream<String> literals(Path file) {
    try {
      Matcher literal = LITERAL.matcher(Files.readString(file));
      return literal.results().map(match -> match.group(1)).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
