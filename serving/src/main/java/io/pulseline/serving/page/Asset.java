package io.pulseline.serving.page;

/** A file that a page loads. */
final class Asset {
  private final String mediaType;
  private final byte[] content;
  private final String digest;

  /**
   * A file.
   *
   * @param digest changes with its content
   */
  Asset(String mediaType, byte[] content, String digest) {
    this.mediaType = mediaType;
    this.content = content;
    this.digest = digest;
  }

  String mediaType() {
    return mediaType;
  }

  byte[] content() {
    return content;
  }

  String digest() {
    return digest;
  }
}
