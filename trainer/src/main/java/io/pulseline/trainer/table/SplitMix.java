package io.pulseline.trainer.table;

/** One step of SplitMix64 (Steele, Lea and Flood 2014), as a hash of a number. */
public final class SplitMix {
  private SplitMix() {}

  /** Numbers that differ give numbers that differ, and look random. */
  public static long mixed(long bits) {
    long z = bits + 0x9e3779b97f4a7c15L;
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}
