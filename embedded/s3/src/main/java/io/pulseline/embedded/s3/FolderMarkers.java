package io.pulseline.embedded.s3;

import java.util.List;
import org.jclouds.blobstore.BlobStore;
import org.jclouds.blobstore.domain.Blob;
import org.jclouds.blobstore.domain.BlobAccess;
import org.jclouds.blobstore.domain.BlobMetadata;
import org.jclouds.blobstore.domain.PageSet;
import org.jclouds.blobstore.domain.StorageMetadata;
import org.jclouds.blobstore.domain.internal.PageSetImpl;
import org.jclouds.blobstore.domain.internal.StorageMetadataImpl;
import org.jclouds.blobstore.options.CopyOptions;
import org.jclouds.blobstore.options.GetOptions;
import org.jclouds.blobstore.options.ListContainerOptions;
import org.jclouds.blobstore.options.PutOptions;
import org.jclouds.blobstore.util.ForwardingBlobStore;

/**
 * Makes a key that ends with a slash an object like any other, as it is in S3. S3Proxy keeps such
 * an object, with which Hadoop's S3A marks an empty folder, as the folder itself: it then answers
 * for the key without the slash, is missing from listings, and cannot be deleted while anything is
 * in the folder. Here it is a file in its folder.
 */
final class FolderMarkers extends ForwardingBlobStore {
  /** No key sorts before it, so a marker comes first of its folder in listings too. */
  private static final String FILE = "\u0001folder";

  FolderMarkers(BlobStore files) {
    super(files);
  }

  private static String stored(String key) {
    return key.endsWith("/") ? key + FILE : key;
  }

  private static String key(String stored) {
    return stored.endsWith("/" + FILE)
        ? stored.substring(0, stored.length() - FILE.length())
        : stored;
  }

  @Override
  public String putBlob(String container, Blob blob) {
    return super.putBlob(container, toStore(blob));
  }

  @Override
  public String putBlob(String container, Blob blob, PutOptions options) {
    return super.putBlob(container, toStore(blob), options);
  }

  private static Blob toStore(Blob blob) {
    blob.getMetadata().setName(stored(blob.getMetadata().getName()));
    return blob;
  }

  @Override
  public String copyBlob(
      String fromContainer, String from, String toContainer, String to, CopyOptions options) {
    return super.copyBlob(fromContainer, stored(from), toContainer, stored(to), options);
  }

  @Override
  public Blob getBlob(String container, String key) {
    return super.getBlob(container, stored(key));
  }

  @Override
  public Blob getBlob(String container, String key, GetOptions options) {
    return super.getBlob(container, stored(key), options);
  }

  @Override
  public boolean blobExists(String container, String key) {
    return super.blobExists(container, stored(key));
  }

  @Override
  public BlobMetadata blobMetadata(String container, String key) {
    return super.blobMetadata(container, stored(key));
  }

  @Override
  public BlobAccess getBlobAccess(String container, String key) {
    return super.getBlobAccess(container, stored(key));
  }

  @Override
  public void setBlobAccess(String container, String key, BlobAccess access) {
    super.setBlobAccess(container, stored(key), access);
  }

  @Override
  public void removeBlob(String container, String key) {
    // The path of a folder that is no object would be deleted as well, if it can
    if (blobExists(container, key)) {
      super.removeBlob(container, stored(key));
    }
  }

  @Override
  public void removeBlobs(String container, Iterable<String> keys) {
    keys.forEach(key -> removeBlob(container, key));
  }

  @Override
  public PageSet<? extends StorageMetadata> list(String container) {
    return list(container, new ListContainerOptions());
  }

  @Override
  public PageSet<? extends StorageMetadata> list(String container, ListContainerOptions options) {
    ListContainerOptions ofStored = options.clone();
    if (options.getMarker() != null) {
      ofStored.afterMarker(stored(options.getMarker()));
    }
    PageSet<? extends StorageMetadata> page = super.list(container, ofStored);
    List<StorageMetadata> listed = page.stream().map(FolderMarkers::underItsKey).toList();
    String next = page.getNextMarker();
    return new PageSetImpl<>(listed, next == null ? null : key(next));
  }

  private static StorageMetadata underItsKey(StorageMetadata entry) {
    return new StorageMetadataImpl(
        entry.getType(),
        entry.getProviderId(),
        key(entry.getName()),
        entry.getLocation(),
        entry.getUri(),
        entry.getETag(),
        entry.getCreationDate(),
        entry.getLastModified(),
        entry.getUserMetadata(),
        entry.getSize(),
        entry.getTier());
  }
}
