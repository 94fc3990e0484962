package io.pulseline.embedded.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CommonPrefix;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * A key that ends with a slash is an object like any other to S3, and says nothing of the key
 * without it. Hadoop's S3A marks empty folders with such objects and relies on each of these.
 */
@EmbeddedServers(ServerKind.S3)
class FolderMarkersTest {
  private final S3Client s3;
  private final String bucket;
  private final String folder = UUID.randomUUID() + "/folder";

  FolderMarkersTest(S3Server server) {
    s3 = SignedClient.of(server, server.secretKey());
    bucket = server.bucket();
  }

  @AfterEach
  void close() {
    s3.close();
  }

  @Test
  void aMarkerIsAnEmptyObjectUnderItsOwnKey() {
    put(folder + "/");

    assertThat(s3.headObject(r -> r.bucket(bucket).key(folder + "/")).contentLength()).isZero();
    assertThat(s3.getObjectAsBytes(r -> r.bucket(bucket).key(folder + "/")).asByteArray())
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/object"})
  void aFolderIsNoObject(String below) {
    put(folder + below);

    assertAbsent(folder);
  }

  @Test
  void aFolderWithoutAMarkerHasNone() {
    put(folder + "/object");

    assertAbsent(folder + "/");
  }

  @Test
  void aListingUnderTheFolderBeginsWithItsMarker() {
    put(folder + "/!first");
    put(folder + "/");
    put(folder + "/below/");

    assertThat(keys(list(folder + "/", null)))
        .containsExactly(folder + "/", folder + "/!first", folder + "/below/");
  }

  @Test
  void aListingOfOneLevelHasTheMarkerAndEachFolderBelow() {
    put(folder + "/");
    put(folder + "/below/");
    put(folder + "/object");

    ListObjectsV2Response level = list(folder + "/", "/");

    assertThat(keys(level)).containsExactly(folder + "/", folder + "/object");
    assertThat(level.commonPrefixes())
        .extracting(CommonPrefix::prefix)
        .containsExactly(folder + "/below/");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void pagesOfAListingHaveEachKeyOnce(int size) {
    List<String> put = List.of("/", "/a/", "/a/object", "/b", "/c/");
    put.forEach(key -> put(folder + key));

    List<String> listed = new ArrayList<>();
    s3.listObjectsV2Paginator(r -> r.bucket(bucket).prefix(folder).maxKeys(size))
        .forEach(page -> listed.addAll(keys(page)));

    assertThat(listed).isEqualTo(put.stream().map(key -> folder + key).toList());
  }

  @Test
  void deletingAMarkerLeavesWhatIsInItsFolder() {
    put(folder + "/");
    put(folder + "/object");

    s3.deleteObject(r -> r.bucket(bucket).key(folder + "/"));

    assertThat(keys(list(folder, null))).containsExactly(folder + "/object");
  }

  @Test
  void deletingManyTakesMarkersAlong() {
    put(folder + "/");
    put(folder + "/below/");
    put(folder + "/below/object");

    s3.deleteObjects(r -> r.bucket(bucket).delete(d -> d.objects(id("/"), id("/below/"))));

    assertThat(keys(list(folder, null))).containsExactly(folder + "/below/object");
  }

  @Test
  void deletingTheLastObjectLeavesTheMarker() {
    put(folder + "/");
    put(folder + "/object");

    s3.deleteObject(r -> r.bucket(bucket).key(folder + "/object"));

    assertThat(keys(list(folder, null))).containsExactly(folder + "/");
  }

  @Test
  void deletingTheMarkerOfAnEmptyFolderLeavesNothing() {
    put(folder + "/");

    s3.deleteObject(r -> r.bucket(bucket).key(folder + "/"));

    ListObjectsV2Response level = list(folder, "/");
    assertThat(keys(level)).isEmpty();
    assertThat(level.commonPrefixes()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/object"})
  void deletingAKeyThatIsAFolderDoesNothing(String below) {
    put(folder + below);

    s3.deleteObject(r -> r.bucket(bucket).key(folder));

    assertThat(keys(list(folder, null))).containsExactly(folder + below);
  }

  @Test
  void aMarkerCanBeCopied() {
    put(folder + "/");

    s3.copyObject(
        r ->
            r.sourceBucket(bucket)
                .sourceKey(folder + "/")
                .destinationBucket(bucket)
                .destinationKey(folder + "/copy/"));

    assertThat(keys(list(folder, null))).containsExactly(folder + "/", folder + "/copy/");
  }

  private void put(String key) {
    s3.putObject(
        r -> r.bucket(bucket).key(key).contentType("application/x-directory"), RequestBody.empty());
  }

  private void assertAbsent(String key) {
    assertThatThrownBy(() -> s3.headObject(r -> r.bucket(bucket).key(key)))
        .isInstanceOf(NoSuchKeyException.class);
    assertThatThrownBy(() -> s3.getObjectAsBytes(r -> r.bucket(bucket).key(key)))
        .isInstanceOf(NoSuchKeyException.class);
  }

  private ListObjectsV2Response list(String prefix, String delimiter) {
    return s3.listObjectsV2(r -> r.bucket(bucket).prefix(prefix).delimiter(delimiter));
  }

  private ObjectIdentifier id(String below) {
    return ObjectIdentifier.builder().key(folder + below).build();
  }

  private static List<String> keys(ListObjectsV2Response page) {
    return page.contents().stream().map(S3Object::key).toList();
  }
}
