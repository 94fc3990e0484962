package io.pulseline.contract.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.pulseline.contract.dataset.Datasets;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The pages of docs/reference are what the code says of the built-in dataset. */
class SchemaPagesTest {
  private static final Path REFERENCE =
      Path.of(System.getProperty("pulseline.root"), "docs", "reference");

  @ParameterizedTest
  @EnumSource
  void thePageIsWhatTheCodeSays(MessageKind kind) {
    assertThat(REFERENCE.resolve(kind + ".md"))
        .as(
            "make it anew: ./pulseline dataset schema --of %1$s --format page"
                + " >docs/reference/%1$s.md",
            kind)
        .hasContent(SchemaPage.markdown(MessageSchema.of(Datasets.load("heart-disease"), kind)));
  }
}
