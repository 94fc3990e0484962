package io.pulseline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.junit.jupiter.api.Test;

class SentenceTest {

  @Test
  void aFileIsNamedWithWhatIsWrongWithIt() {
    assertThat(Sentence.of(new NoSuchFileException("/a/b")))
        .isEqualTo("there is no file or folder /a/b");
    assertThat(Sentence.of(new AccessDeniedException("/a/b"))).isEqualTo("no permission for /a/b");
    assertThat(Sentence.of(new FileAlreadyExistsException("/a"))).isEqualTo("/a exists already");
    assertThat(Sentence.of(new FileSystemException("/a", null, "File name too long")))
        .isEqualTo("/a: File name too long");
  }

  @Test
  void aFullDiskComesWithAWayOut() {
    String hint = "; make room, or name a folder on another disk";

    assertThat(Sentence.of(new FileSystemException("/a", null, "No space left on device")))
        .isEqualTo("/a: No space left on device" + hint);
    assertThat(Sentence.of(new UncheckedIOException("cannot write /a", full())))
        .isEqualTo("cannot write /a: No space left on device" + hint);
  }

  @Test
  void aWrapperSaysOnlyWhatWasTried() {
    IOException gone = new NoSuchFileException("/a/b");

    assertThat(Sentence.of(new UncheckedIOException("cannot read the lake", gone)))
        .isEqualTo("cannot read the lake: there is no file or folder /a/b");
    assertThat(Sentence.of(new UncheckedIOException(gone)))
        .isEqualTo("there is no file or folder /a/b");
  }

  @Test
  void networksAreToldWithoutAClass() {
    assertThat(Sentence.of(new UnknownHostException("nowhere")))
        .isEqualTo("there is no host 'nowhere'");
    assertThat(
            Sentence.of(
                new UncheckedIOException(
                    "no answer from x", new ConnectException("Connection refused"))))
        .isEqualTo("no answer from x: Connection refused");
  }

  @Test
  void aBugIsToldWithItsKind() {
    assertThat(Sentence.of(new IllegalStateException("a\nb")))
        .isEqualTo("IllegalStateException: a");
    assertThat(Sentence.of(new NullPointerException())).isEqualTo("NullPointerException");
  }

  private static IOException full() {
    return new IOException("No space left on device");
  }
}
