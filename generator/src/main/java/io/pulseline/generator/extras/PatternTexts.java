package io.pulseline.generator.extras;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongUnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Texts of a simple regular expression, a sequence of characters and sets of them, each so many
 * times. They are numbered, so that none comes again before all have come.
 */
final class PatternTexts implements Texts {
  private static final Pattern EXPRESSION = Pattern.compile("#\\{regexify '(.*)'\\}");
  private static final Pattern ATOM =
      Pattern.compile(
          "(?:\\[([^\\[\\]^]+)\\]|([^\\[\\]{}()|*+?.\\\\^$]))(?:\\{(\\d+)(?:,(\\d+))?\\})?");

  /** Texts beyond these are not told apart by their number alone. */
  private static final long MOST = 1L << 62;

  private final List<Atom> atoms;
  private final LongUnaryOperator numbers;
  private final Scatter scatter;

  /** Characters, of which from least to most stand in a row. */
  private record Atom(String letters, int least, int most) {
    long count() {
      double sum = 0;
      for (int length = least; length <= most; length++) {
        sum += Math.pow(letters.length(), length);
      }
      return sum < MOST ? (long) sum : MOST;
    }
  }

  private PatternTexts(List<Atom> atoms, Scatter scatter) {
    this.atoms = atoms;
    this.scatter = scatter;
    double count = atoms.stream().mapToDouble(Atom::count).reduce(1, (a, b) -> a * b);
    this.numbers = scatter.distinct((long) Math.min(MOST, count));
  }

  /** Those of a regexify expression of Datafaker's, empty when it is another or not so simple. */
  static Optional<Texts> of(String expression, Scatter scatter) {
    Matcher whole = EXPRESSION.matcher(expression);
    if (!whole.matches()) {
      return Optional.empty();
    }
    List<Atom> atoms = new ArrayList<>();
    Matcher atom = ATOM.matcher(whole.group(1));
    int at = 0;
    while (atom.find() && atom.start() == at) {
      int least = atom.group(3) == null ? 1 : Integer.parseInt(atom.group(3));
      int most = atom.group(4) == null ? least : Integer.parseInt(atom.group(4));
      String letters = atom.group(1) == null ? atom.group(2) : letters(atom.group(1));
      atoms.add(new Atom(letters, least, most));
      at = atom.end();
    }
    return at == whole.group(1).length()
        ? Optional.of(new PatternTexts(atoms, scatter))
        : Optional.empty();
  }

  /** a-c is abc. */
  private static String letters(String set) {
    StringBuilder letters = new StringBuilder();
    for (int i = 0; i < set.length(); i++) {
      char from = set.charAt(i);
      boolean range = i + 2 < set.length() && set.charAt(i + 1) == '-';
      char to = range ? set.charAt(i + 2) : from;
      for (int c = from; c <= to; c++) {
        letters.append((char) c);
      }
      i += range ? 2 : 0;
    }
    return letters.toString();
  }

  @Override
  public String of(long row) {
    StringBuilder reversed = new StringBuilder();
    long number = numbers.applyAsLong(row);
    double told = 1;
    for (int i = atoms.size() - 1; i >= 0; i--) {
      Atom atom = atoms.get(i);
      boolean tells = atom.count() < MOST && told * atom.count() <= MOST;
      long own = tells ? number % atom.count() : number;
      int length =
          tells
              ? length(atom, own)
              : atom.least + (int) scatter.below(atom.most - atom.least + 1, row, 1 + i);
      own -= tells ? shorter(atom, length) : 0;
      for (int letter = 0; letter < length; letter++) {
        long size = atom.letters.length();
        boolean used = !tells && told * size > MOST;
        long digit = used ? scatter.below(size, row, 64 + reversed.length()) : own % size;
        reversed.append(atom.letters.charAt((int) digit));
        own /= size;
        told *= tells ? 1 : size;
      }
      number = tells ? number / atom.count() : own;
      told *= tells ? atom.count() : 1;
    }
    return reversed.reverse().toString();
  }

  private static int length(Atom atom, long number) {
    int length = atom.least;
    while (length < atom.most && shorter(atom, length + 1) <= number) {
      length++;
    }
    return length;
  }

  /** How many of an atom's texts are shorter. */
  private static long shorter(Atom atom, int length) {
    double sum = 0;
    for (int shorter = atom.least; shorter < length; shorter++) {
      sum += Math.pow(atom.letters.length(), shorter);
    }
    return (long) sum;
  }
}
