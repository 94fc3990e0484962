package io.pulseline.jobs.prepare;

/**
 * Numbers as text that is in their order. What Flink 1.20 sorts within a partition it sorts by one
 * field that has no fields of its own. Of text it compares the first eight bytes where they lie,
 * and only reads it when these are equal: so chars are of seven bits, which take a byte, and few.
 */
final class SortKey {
  private static final int BITS = 7;
  private static final int MASK = (1 << BITS) - 1;

  /** First char of zero; that of others is as far from it as they have digits. */
  private static final int ZERO = 1 << (BITS - 1);

  private static final int LONGEST = 1 + digits(Long.MAX_VALUE);
  private static final int DIGITS_OF_64_BITS = (Long.SIZE + BITS - 1) / BITS;

  private SortKey() {}

  /** Of a place in Kafka. */
  static String place(int partition, long offset) {
    char[] key = new char[2 * LONGEST];
    return new String(key, 0, put(offset, key, put(partition, key, 0)));
  }

  static int partition(String place) {
    return (int) number(place, 0);
  }

  static long offset(String place) {
    return number(place, 1 + digitsAt(place, 0));
  }

  /** Of 128 bits, in any order that is always the same. */
  static String bits(long some, long others) {
    char[] key = new char[2 * DIGITS_OF_64_BITS];
    putDigits(some, DIGITS_OF_64_BITS, key, 0);
    putDigits(others, DIGITS_OF_64_BITS, key, DIGITS_OF_64_BITS);
    return new String(key);
  }

  /** How many digits it has, and these; of a negative number those of its complement, reversed. */
  private static int put(long number, char[] key, int at) {
    int digits = digits(number ^ sign(number));
    key[at] = (char) (number < 0 ? ZERO - 1 - digits : ZERO + digits);
    putDigits(number, digits, key, at + 1);
    return at + 1 + digits;
  }

  private static void putDigits(long number, int digits, char[] key, int at) {
    for (int i = 0; i < digits; i++) {
      key[at + i] = (char) (number >>> ((digits - 1 - i) * BITS) & MASK);
    }
  }

  private static long number(String key, int at) {
    long number = key.charAt(at) < ZERO ? -1 : 0;
    for (int i = 1; i <= digitsAt(key, at); i++) {
      number = number << BITS | key.charAt(at + i);
    }
    return number;
  }

  private static int digitsAt(String key, int at) {
    int first = key.charAt(at);
    return first < ZERO ? ZERO - 1 - first : first - ZERO;
  }

  private static int digits(long notNegative) {
    return (Long.SIZE - Long.numberOfLeadingZeros(notNegative) + BITS - 1) / BITS;
  }

  private static long sign(long number) {
    return number >> (Long.SIZE - 1);
  }
}
