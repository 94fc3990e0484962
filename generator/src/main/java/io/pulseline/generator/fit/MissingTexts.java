package io.pulseline.generator.fit;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The texts that stand for a missing value, whatever their case. */
public final class MissingTexts {
  /** An empty field and the usual words. */
  static final MissingTexts USUAL =
      new MissingTexts(Set.of("", "?", "na", "n/a", "nan", "null", "none", "#n/a", "<na>", "\\n"));

  private final Set<String> texts;

  private MissingTexts(Set<String> texts) {
    this.texts = Set.copyOf(texts);
  }

  /**
   * The usual ones, changed.
   *
   * @param more that mean a missing value too
   * @param values that are values of their own
   */
  static MissingTexts usual(Collection<String> more, Collection<String> values) {
    Set<String> changed = new HashSet<>(USUAL.texts);
    changed.addAll(lower(more));
    changed.removeAll(lower(values));
    changed.add("");
    return new MissingTexts(changed);
  }

  private static List<String> lower(Collection<String> texts) {
    return texts.stream().map(text -> text.strip().toLowerCase(Locale.ROOT)).toList();
  }

  /** Whether a stripped text is one of them. */
  boolean has(String text) {
    return texts.contains(text.toLowerCase(Locale.ROOT));
  }
}
