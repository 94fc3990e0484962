package io.pulseline.cli.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pulseline.contract.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BearerTokenTest {
  private static final String OWN = "A_SERVERS_TOKEN";

  @TempDir private Path folder;

  @Test
  void theVariableHoldsTheTokenItself() {
    assertThat(BearerToken.of(Map.of(OWN, " secret "), OWN)).contains("secret");
  }

  @Test
  void theFileIsReadWhereTheVariableIsEmpty() throws IOException {
    Path file = Files.writeString(folder.resolve("token"), "secret\n");

    assertThat(BearerToken.of(Map.of(OWN, "", BearerToken.FILE, file.toString()), OWN))
        .contains("secret");
  }

  @Test
  void thereIsNoneWhereTheEnvironmentTellsOfNone() {
    assertThat(BearerToken.of(Map.of(), OWN)).isEmpty();
  }

  @Test
  void aFileThatIsNotThereIsNamedWithItsVariable() {
    String missing = folder.resolve("no").toString();

    assertThatThrownBy(() -> BearerToken.of(Map.of(BearerToken.FILE, missing), OWN))
        .isInstanceOf(UserException.class)
        .hasMessageContaining(missing)
        .hasMessageContaining("named by " + BearerToken.FILE);
  }
}
