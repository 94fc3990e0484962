package io.pulseline.local.check;

/**
 * One thing a stack needs of the machine.
 *
 * @param name what was looked at
 * @param ok whether it will do
 * @param found what is there, and when it will not do, what to do
 */
public record Check(String name, boolean ok, String found) {
  static Check of(String name, boolean ok, String found, String remedy) {
    return new Check(name, ok, ok ? found : found + "; " + remedy);
  }
}
