package io.pulseline.cli;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Finds what someone probably meant to write. */
public final class DidYouMean {
  private DidYouMean() {}

  /** The nearest of the known words, if any is near enough to be a slip of the fingers. */
  public static Optional<String> nearest(String word, Collection<String> known) {
    String lower = word.toLowerCase(Locale.ROOT);
    LevenshteinDistance distance = LevenshteinDistance.getDefaultInstance();
    return known.stream()
        .min(Comparator.comparingInt(k -> distance.apply(lower, k.toLowerCase(Locale.ROOT))))
        .filter(
            k -> distance.apply(lower, k.toLowerCase(Locale.ROOT)) <= Math.max(2, k.length() / 3));
  }

  /** Text to put behind a complaint about an unknown word; empty when nothing is near. */
  public static String hint(String word, Collection<String> known) {
    return nearest(word, known).map(k -> "; did you mean '" + k + "'?").orElse("");
  }
}
