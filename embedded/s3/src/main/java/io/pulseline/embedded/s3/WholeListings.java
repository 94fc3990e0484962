package io.pulseline.embedded.s3;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import org.jclouds.blobstore.BlobStore;
import org.jclouds.blobstore.domain.Blob;
import org.jclouds.blobstore.domain.MultipartPart;
import org.jclouds.blobstore.domain.MultipartUpload;
import org.jclouds.blobstore.domain.PageSet;
import org.jclouds.blobstore.domain.StorageMetadata;
import org.jclouds.blobstore.options.CopyOptions;
import org.jclouds.blobstore.options.ListContainerOptions;
import org.jclouds.blobstore.options.PutOptions;
import org.jclouds.blobstore.util.ForwardingBlobStore;
import org.jclouds.io.Payload;

/**
 * Lists every object that is there all the while, as S3 does. When a file vanishes from a folder
 * that is being listed, S3Proxy leaves the rest of that folder out without a word; the draft of an
 * upload that gets its name is enough. So a listing beside which something below its folder changed
 * is made again, and after some tries while nothing may change.
 */
final class WholeListings extends ForwardingBlobStore {
  private static final int TRIES = 5;

  private final ReadWriteLock files = new ReentrantReadWriteLock();
  private final Set<Change> changes = ConcurrentHashMap.newKeySet();
  private final Set<Listing> listings = ConcurrentHashMap.newKeySet();

  WholeListings(BlobStore files) {
    super(files);
  }

  /** A write under way; each is equal to itself alone. */
  private static final class Change {
    private final String key;

    Change(String key) {
      this.key = key;
    }
  }

  /** A listing under way, likewise. */
  private static final class Listing {
    private final String folder;
    private volatile boolean disturbed;

    Listing(String prefix) {
      this.folder = prefix.substring(0, prefix.lastIndexOf('/') + 1);
    }

    void notice(Change change) {
      if (change.key.startsWith(folder)) {
        disturbed = true;
      }
    }
  }

  @Override
  public PageSet<? extends StorageMetadata> list(String container, ListContainerOptions options) {
    String prefix = options.getPrefix() == null ? "" : options.getPrefix();
    for (int i = 0; i < TRIES; i++) {
      Listing listing = new Listing(prefix);
      listings.add(listing);
      // One of the two sees the other, whichever comes first
      changes.forEach(listing::notice);
      PageSet<? extends StorageMetadata> page;
      try {
        page = super.list(container, options);
      } finally {
        listings.remove(listing);
      }
      if (!listing.disturbed) {
        return page;
      }
    }
    files.writeLock().lock();
    try {
      return super.list(container, options);
    } finally {
      files.writeLock().unlock();
    }
  }

  private <T> T changing(String key, Supplier<T> write) {
    Change change = new Change(key);
    files.readLock().lock();
    try {
      changes.add(change);
      listings.forEach(listing -> listing.notice(change));
      return write.get();
    } finally {
      changes.remove(change);
      files.readLock().unlock();
    }
  }

  @Override
  public String putBlob(String container, Blob blob) {
    return changing(blob.getMetadata().getName(), () -> super.putBlob(container, blob));
  }

  @Override
  public String putBlob(String container, Blob blob, PutOptions options) {
    return changing(blob.getMetadata().getName(), () -> super.putBlob(container, blob, options));
  }

  @Override
  public String copyBlob(
      String fromContainer, String from, String toContainer, String to, CopyOptions options) {
    return changing(to, () -> super.copyBlob(fromContainer, from, toContainer, to, options));
  }

  @Override
  public void removeBlob(String container, String key) {
    changing(
        key,
        () -> {
          super.removeBlob(container, key);
          return null;
        });
  }

  /** Parts are files beside the folders of the bucket. */
  @Override
  public MultipartPart uploadMultipartPart(MultipartUpload upload, int number, Payload payload) {
    return changing("", () -> super.uploadMultipartPart(upload, number, payload));
  }

  @Override
  public String completeMultipartUpload(MultipartUpload upload, List<MultipartPart> parts) {
    return changing(upload.blobName(), () -> super.completeMultipartUpload(upload, parts));
  }

  @Override
  public void abortMultipartUpload(MultipartUpload upload) {
    changing(
        "",
        () -> {
          super.abortMultipartUpload(upload);
          return null;
        });
  }
}
