package io.pulseline.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class VerifyCommandTest {
  @Test
  void saysWhoseRecordsTheFolderHasInstead() {
    assertThat(VerifyCommand.nothingFound("a.records", "a", List.of("b", "c")))
        .isEqualTo(
            "topic a.records of dataset a holds nothing; this folder has records of b, c: name what"
                + " you mean with --dataset");
  }

  @Test
  void saysThatTheFolderHasNoRecordsAtAll() {
    assertThat(VerifyCommand.nothingFound("a.records", "a", List.of()))
        .endsWith("this folder has no records at all: stream some with ./pulseline demo");
  }
}
