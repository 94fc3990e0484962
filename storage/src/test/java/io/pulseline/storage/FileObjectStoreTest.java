package io.pulseline.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pulseline.contract.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileObjectStoreTest implements ObjectStoreBehaviour {
  private static final S3Settings NO_S3 = S3Settings.of(null);

  @TempDir Path root;

  @Override
  public ObjectStore store() {
    return ObjectStores.of(root.toString(), NO_S3);
  }

  @Test
  void opensFileUrisAndPathsAlike() throws IOException {
    Files.writeString(root.resolve("a"), "1");

    assertThat(ObjectStores.of(root.toUri().toString(), NO_S3).list("")).hasSize(1);
    assertThat(ObjectStores.of("file:" + root, NO_S3).list("")).hasSize(1);
  }

  @Test
  void refusesUrisThatItCannotOpen() {
    assertThatThrownBy(() -> ObjectStores.of("ftp://host/folder", NO_S3))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("ftp://host/folder")
        .hasMessageContaining("s3://bucket/prefix");
  }

  @Test
  void listsNothingHidden() throws IOException {
    Files.writeString(root.resolve(".part-0.parquet.inprogress"), "half");
    Files.createDirectories(root.resolve("raw/.staging"));
    Files.writeString(root.resolve("raw/.staging/part-0.parquet"), "half");

    assertThat(store().list("")).isEmpty();
    assertThat(store().list("raw/")).isEmpty();
  }

  @Test
  void listsARootWhoseOwnNameBeginsWithADot() throws IOException {
    Path hidden = Files.createDirectory(root.resolve(".pulseline"));
    Files.writeString(hidden.resolve("a"), "1");

    assertThat(ObjectStores.of(hidden.toString(), NO_S3).list(""))
        .extracting(StoredObject::key)
        .containsExactly("a");
  }

  @Test
  void followsLinksButNotInCirclesAndNotToNothing(@TempDir Path elsewhere) throws IOException {
    Files.writeString(elsewhere.resolve("day"), "1234");
    Files.createSymbolicLink(root.resolve("linked"), elsewhere);
    Files.createSymbolicLink(root.resolve("again"), root);
    Files.createSymbolicLink(root.resolve("gone"), root.resolve("no-such-file"));
    Files.createSymbolicLink(root.resolve("file"), elsewhere.resolve("day"));

    assertThat(store().list(""))
        .extracting(object -> object.key() + ":" + object.size())
        .containsExactly("file:4", "linked/day:4");
  }

  @Test
  void leavesUploadsReadableToWhoeverTheOriginalWas(@TempDir Path other) throws IOException {
    Path file = Files.writeString(other.resolve("model"), "graph");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));

    store().upload(file, "model");

    assertThat(Files.getPosixFilePermissions(root.resolve("model")))
        .contains(PosixFilePermission.GROUP_READ);
  }

  @Test
  void letsOneOfManyThreadsWinASwap() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      for (int round = 0; round < 20; round++) {
        Optional<String> tag = store().read("r").map(Versioned::tag);
        String text = "round " + round + " thread ";
        List<Future<Boolean>> swaps =
            IntStream.range(0, 8)
                .mapToObj(i -> threads.submit(() -> store().compareAndSwap("r", tag, text + i)))
                .toList();
        int won = 0;
        for (Future<Boolean> swap : swaps) {
          won += swap.get() ? 1 : 0;
        }
        assertThat(won).isEqualTo(1);
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void losesNoSwapAmongTheThreadsOfTwoProcesses() throws Exception {
    Process other = Counting.start(root);
    Counting.count(root);

    assertThat(other.waitFor()).isZero();
    assertThat(store().read(Counting.KEY))
        .map(Versioned::text)
        .contains(Integer.toString(2 * Counting.THREADS * Counting.STEPS));
  }
}
