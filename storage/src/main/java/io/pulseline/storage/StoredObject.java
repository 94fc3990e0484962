package io.pulseline.storage;

import java.io.Serializable;

/**
 * A file of an {@link ObjectStore}.
 *
 * @param key path relative to the store's root, with {@code /} between folders
 * @param size in bytes
 * @param tag changes when the content does; an S3 ETag, or size, time and inode of a local file
 */
public record StoredObject(String key, long size, String tag) implements Serializable {}
