package io.pulseline.jobs.prepare;

/**
 * Numbers as text that is in their order. What Flink 1.20 sorts within a partition it sorts by one
 * field that has no fields of its own; and text it compares char by char, none with a sign.
 */
final class SortKey {
  private static final int PARTITION = 2;
  private static final int OFFSET = Long.BYTES / Character.BYTES;

  private SortKey() {}

  /** Of a place in Kafka. */
  static String place(int partition, long offset) {
    char[] key = new char[PARTITION + OFFSET];
    put(partition ^ Integer.MIN_VALUE, key, 0, PARTITION);
    put(offset ^ Long.MIN_VALUE, key, PARTITION, OFFSET);
    return new String(key);
  }

  static int partition(String place) {
    return (int) number(place, 0, PARTITION) ^ Integer.MIN_VALUE;
  }

  static long offset(String place) {
    return number(place, PARTITION, OFFSET) ^ Long.MIN_VALUE;
  }

  /** Of 128 bits, in any order that is always the same. */
  static String bits(long some, long others) {
    char[] key = new char[2 * OFFSET];
    put(some, key, 0, OFFSET);
    put(others, key, OFFSET, OFFSET);
    return new String(key);
  }

  private static void put(long number, char[] key, int from, int chars) {
    for (int i = 0; i < chars; i++) {
      key[from + i] = (char) (number >>> ((chars - 1 - i) * Character.SIZE));
    }
  }

  private static long number(String key, int from, int chars) {
    long number = 0;
    for (int i = 0; i < chars; i++) {
      number = (number << Character.SIZE) | key.charAt(from + i);
    }
    return number;
  }
}
