package io.pulseline.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every store does, wherever its files lie. */
interface ObjectStoreBehaviour {
  /** An empty store. */
  ObjectStore store();

  @Test
  default void listsNothingBeforeAnythingIsStored() throws IOException {
    assertThat(store().list("")).isEmpty();
  }

  @Test
  default void listsFilesAtAnyDepthInTheOrderOfTheirKeys(@TempDir Path folder) throws IOException {
    put(folder, "b/2", "22");
    put(folder, "b/date=1/1", "1");
    put(folder, "a", "");
    put(folder, "c/3", "333");

    assertThat(store().list("")).extracting(StoredObject::key).isSorted();
    assertThat(store().list("b/"))
        .extracting(object -> object.key() + ":" + object.size())
        .containsExactly("b/2:2", "b/date=1/1:1");
  }

  @Test
  default void namesTheFoldersBelowTheRootAndNothingDeeper(@TempDir Path folder)
      throws IOException {
    assertThat(store().folders()).isEmpty();
    put(folder, "b/x/1", "1");
    put(folder, "a/2", "2");
    put(folder, "c", "3");

    assertThat(store().folders()).containsExactly("a", "b");
  }

  @Test
  default void givesBackWhatWasUploaded(@TempDir Path folder) throws IOException {
    put(folder, "x/y", "content");

    Path copy = folder.resolve("deep/copy");
    store().download("x/y", copy);

    assertThat(copy).hasContent("content");
    assertThat(store().read("x/y")).map(Versioned::text).contains("content");
  }

  @Test
  default void deletesOneFileAndNoOther(@TempDir Path folder) throws IOException {
    put(folder, "x/1", "1");
    put(folder, "x/10", "10");

    store().delete("x/1");
    store().delete("x/1");

    assertThat(store().list("")).extracting(StoredObject::key).containsExactly("x/10");
  }

  @Test
  default void changesTheTagWithTheContent(@TempDir Path folder) throws IOException {
    put(folder, "x", "one");
    String before = store().list("x").get(0).tag();
    put(folder, "x", "three");

    assertThat(store().list("x").get(0).tag()).isNotEqualTo(before);
  }

  @Test
  default void findsOneFileAsListingShowsIt(@TempDir Path folder) throws IOException {
    put(folder, "x/y", "content");

    assertThat(store().find("x/y")).contains(store().list("x/").get(0));
    assertThat(store().find("x")).isEmpty();
    assertThat(store().find("z")).isEmpty();
  }

  @Test
  default void readsNothingWhereThereIsNoFile() throws IOException {
    assertThat(store().read("nothing")).isEmpty();
  }

  @Test
  default void createsAFileOnlyIfThereIsNone() throws IOException {
    assertThat(store().compareAndSwap("r", Optional.empty(), "one")).isTrue();
    assertThat(store().compareAndSwap("r", Optional.empty(), "two")).isFalse();
    assertThat(store().read("r")).map(Versioned::text).contains("one");
  }

  @Test
  default void swapsOnlyTheContentThatWasRead() throws IOException {
    store().compareAndSwap("r", Optional.empty(), "one");
    Optional<String> tag = store().read("r").map(Versioned::tag);

    assertThat(store().compareAndSwap("r", tag, "two")).isTrue();
    assertThat(store().compareAndSwap("r", tag, "three")).isFalse();
    assertThat(store().read("r")).map(Versioned::text).contains("two");
  }

  @Test
  default void doesNotSwapAFileThatIsGone() throws IOException {
    assertThat(store().compareAndSwap("gone", Optional.of("tag"), "text")).isFalse();
    assertThat(store().list("")).isEmpty();
  }

  private void put(Path folder, String key, String text) throws IOException {
    Path file = Files.writeString(folder.resolve("upload"), text);
    store().upload(file, key);
  }
}
