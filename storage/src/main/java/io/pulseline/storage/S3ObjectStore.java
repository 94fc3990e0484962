package io.pulseline.storage;

import io.pulseline.contract.file.WholeFile;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** A bucket, or the part of it below a prefix. */
final class S3ObjectStore implements ObjectStore {
  // no such key, a concurrent change, a failed condition: what S3 answers when a swap is too late
  private static final Set<Integer> TOO_LATE = Set.of(404, 409, 412);

  private final S3Client client;
  private final String bucket;
  private final String prefix;
  private final Optional<URI> endpoint;

  private S3ObjectStore(S3Client client, String bucket, String prefix, Optional<URI> endpoint) {
    this.client = client;
    this.bucket = bucket;
    this.prefix = prefix;
    this.endpoint = endpoint;
  }

  static S3ObjectStore open(S3Settings settings, String bucket, String prefix) {
    S3ClientBuilder builder =
        S3Client.builder()
            .region(Region.of(settings.region()))
            .forcePathStyle(true)
            .overrideConfiguration(c -> c.addExecutionInterceptor(new WholeBodies()))
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            // checksum trailers are unknown to most stores that only speak S3
            .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
            .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED);
    settings.endpoint().ifPresent(builder::endpointOverride);
    settings
        .credentials()
        .map(own -> AwsBasicCredentials.create(own.accessKey(), own.secretKey()))
        .map(StaticCredentialsProvider::create)
        .ifPresent(builder::credentialsProvider);
    String folder = prefix.isEmpty() || prefix.endsWith("/") ? prefix : prefix + "/";
    return new S3ObjectStore(builder.build(), bucket, folder, settings.endpoint());
  }

  @Override
  public String root() {
    return "s3://" + bucket + "/" + prefix;
  }

  @Override
  public void requireRoot() throws IOException {
    call(() -> client.headBucket(r -> r.bucket(bucket)));
  }

  @Override
  public List<StoredObject> list(String keyPrefix) throws IOException {
    return call(
        () ->
            client
                .listObjectsV2Paginator(r -> r.bucket(bucket).prefix(prefix + keyPrefix))
                .contents()
                .stream()
                .map(
                    o ->
                        new StoredObject(
                            relative(o.key()), o.size(), tag(o.eTag(), o.lastModified())))
                .sorted(Comparator.comparing(StoredObject::key))
                .toList());
  }

  @Override
  public List<String> folders() throws IOException {
    return call(
        () ->
            client
                .listObjectsV2Paginator(r -> r.bucket(bucket).prefix(prefix).delimiter("/"))
                .commonPrefixes()
                .stream()
                .map(folder -> relative(folder.prefix()))
                .map(folder -> folder.substring(0, folder.length() - 1))
                .sorted()
                .toList());
  }

  private String relative(String key) {
    return key.substring(prefix.length());
  }

  /** Some stores have no tag for an object that was copied below them; its time tells as much. */
  private static String tag(String etag, Instant lastModified) {
    return etag == null ? lastModified.toString() : etag.replace("\"", "");
  }

  @Override
  public Optional<StoredObject> find(String key) throws IOException {
    return call(() -> head(key));
  }

  private Optional<StoredObject> head(String key) {
    try {
      HeadObjectResponse head = client.headObject(r -> r.bucket(bucket).key(prefix + key));
      return Optional.of(
          new StoredObject(key, head.contentLength(), tag(head.eTag(), head.lastModified())));
    } catch (NoSuchKeyException e) {
      return Optional.empty();
    }
  }

  @Override
  public Optional<Versioned> read(String key) throws IOException {
    return call(
        () -> {
          try {
            ResponseBytes<GetObjectResponse> object =
                client.getObjectAsBytes(r -> r.bucket(bucket).key(prefix + key));
            return Optional.of(
                Versioned.of(
                    object.asByteArrayUnsafe(),
                    tag(object.response().eTag(), object.response().lastModified())));
          } catch (NoSuchKeyException e) {
            return Optional.empty();
          }
        });
  }

  @Override
  public void download(String key, Path file) throws IOException {
    WholeFile.write(
        file,
        draft -> call(() -> client.getObject(r -> r.bucket(bucket).key(prefix + key), draft)));
  }

  @Override
  public void upload(Path file, String key) throws IOException {
    call(() -> client.putObject(r -> r.bucket(bucket).key(prefix + key), file));
  }

  @Override
  public void delete(String key) throws IOException {
    call(() -> client.deleteObject(r -> r.bucket(bucket).key(prefix + key)));
  }

  @Override
  public boolean compareAndSwap(String key, Optional<String> expected, String text)
      throws IOException {
    Consumer<PutObjectRequest.Builder> condition =
        request -> {
          request.bucket(bucket).key(prefix + key);
          if (expected.isPresent()) {
            request.ifMatch("\"" + expected.get() + "\"");
          } else {
            request.ifNoneMatch("*");
          }
        };
    return call(
        () -> {
          try {
            client.putObject(condition, RequestBody.fromString(text));
            return true;
          } catch (S3Exception e) {
            if (e instanceof NoSuchBucketException || !TOO_LATE.contains(e.statusCode())) {
              throw e;
            }
            return false;
          } catch (SdkClientException e) {
            // a refusal that came before the body was read breaks the connection
            if (head(key).map(StoredObject::tag).equals(expected)) {
              throw e;
            }
            return false;
          }
        });
  }

  private <T> T call(Supplier<T> request) throws IOException {
    try {
      return request.get();
    } catch (SdkException e) {
      throw S3Problem.of(e, bucket, root(), endpoint);
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
