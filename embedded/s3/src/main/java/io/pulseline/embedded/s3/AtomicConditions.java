package io.pulseline.embedded.s3;

import org.gaul.s3proxy.PutOptions2;
import org.jclouds.blobstore.BlobStore;
import org.jclouds.blobstore.domain.Blob;
import org.jclouds.blobstore.domain.BlobMetadata;
import org.jclouds.blobstore.options.PutOptions;
import org.jclouds.blobstore.util.ForwardingBlobStore;
import org.jclouds.http.HttpResponse;
import org.jclouds.http.HttpResponseException;

/**
 * Makes conditional writes (If-Match, If-None-Match) atomic, as those of S3 are: with eight writers
 * at once S3Proxy alone, which looks first and writes later, let several of them win.
 */
final class AtomicConditions extends ForwardingBlobStore {
  private static final int PRECONDITION_FAILED = 412;

  private final Object oneAtATime = new Object();

  AtomicConditions(BlobStore files) {
    super(files);
  }

  @Override
  public String putBlob(String container, Blob blob, PutOptions options) {
    if (!(options instanceof PutOptions2 conditions)
        || (conditions.getIfMatch() == null && conditions.getIfNoneMatch() == null)) {
      return super.putBlob(container, blob, options);
    }
    synchronized (oneAtATime) {
      BlobMetadata present = blobMetadata(container, blob.getMetadata().getName());
      if (!holds(conditions, present == null ? null : present.getETag())) {
        throw preconditionFailed();
      }
      return super.putBlob(container, blob, options);
    }
  }

  /** {@code etag} is null when there is no such object. */
  private static boolean holds(PutOptions2 conditions, String etag) {
    String match = conditions.getIfMatch();
    String noneMatch = conditions.getIfNoneMatch();
    return (match == null || matches(match, etag))
        && (noneMatch == null || !matches(noneMatch, etag));
  }

  private static boolean matches(String condition, String etag) {
    return etag != null && (condition.equals("*") || unquoted(condition).equals(unquoted(etag)));
  }

  private static String unquoted(String etag) {
    return etag.replace("\"", "");
  }

  private static HttpResponseException preconditionFailed() {
    HttpResponse answer = HttpResponse.builder().statusCode(PRECONDITION_FAILED).build();
    return new HttpResponseException("the object has changed meanwhile", null, answer);
  }
}
