package io.pulseline.contract.envelope;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Position of a field by its name. Producers write fields in the descriptor's order nearly always,
 * so the expected field is compared first and the hash map is rarely asked.
 */
final class FieldIndex {
  private final String[] names;
  private final Map<String, Integer> positions = new HashMap<>();

  FieldIndex(List<String> names) {
    this.names = names.toArray(new String[0]);
    for (int i = 0; i < this.names.length; i++) {
      positions.put(this.names[i], i);
    }
  }

  /** The position of a name, -1 when it is unknown. */
  int find(String name, int expected) {
    if (expected < names.length && names[expected].equals(name)) {
      return expected;
    }
    return positions.getOrDefault(name, -1);
  }
}
