package io.pulseline.storage;

import java.nio.charset.StandardCharsets;

/**
 * The content of a small file together with the tag that a later compare-and-swap must present.
 *
 * @param text decoded as UTF-8
 */
public record Versioned(String text, String tag) {
  static Versioned of(byte[] bytes, String tag) {
    return new Versioned(new String(bytes, StandardCharsets.UTF_8), tag);
  }
}
