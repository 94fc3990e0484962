package io.pulseline.storage;

import io.pulseline.contract.UserException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Opens the store that a URI stands for. */
public final class ObjectStores {
  private static final Pattern S3 = Pattern.compile("s3a?://([^/]+)(?:/(.*))?");
  private static final Pattern SCHEME = Pattern.compile("[a-zA-Z][a-zA-Z0-9+.-]+:.*");

  private ObjectStores() {}

  /**
   * Makes sure that there is a folder, or a bucket; what a bucket holds below a prefix does not
   * matter.
   *
   * @param uri as for {@link #of}
   * @throws UserException when there is none
   */
  public static void require(String uri, S3Settings s3) throws IOException {
    try (ObjectStore store = of(uri, s3)) {
      store.requireRoot();
    }
  }

  /**
   * Opens a store.
   *
   * @param uri {@code s3://bucket[/prefix]}, {@code file:///folder} or a plain path
   * @param s3 only used by {@code s3:} URIs
   * @throws UserException when the URI is of another kind
   */
  public static ObjectStore of(String uri, S3Settings s3) {
    Matcher bucket = S3.matcher(uri);
    if (bucket.matches()) {
      String prefix = bucket.group(2) == null ? "" : bucket.group(2);
      return S3ObjectStore.open(s3, bucket.group(1), prefix);
    }
    if (uri.startsWith("file:")) {
      return new FileObjectStore(Path.of(URI.create(uri).getPath()));
    }
    if (SCHEME.matcher(uri).matches()) {
      throw new UserException(
          "cannot open '" + uri + "': write s3://bucket/prefix, file:///folder or a plain path");
    }
    return new FileObjectStore(Path.of(uri));
  }
}
