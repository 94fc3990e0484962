package io.pulseline.local.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import io.pulseline.local.terminal.Story;
import io.pulseline.observe.ledger.Ledger;
import java.util.Map;
import java.util.TreeMap;

/**
 * Why records were refused, beside what was done to them on purpose.
 *
 * @param corrupted records that the generator corrupted, by the reason to refuse them
 * @param refused new dead letters, by their reason
 */
record Refusals(Map<String, Long> corrupted, Map<String, Long> refused) {
  static Refusals of(JsonNode corrupted, Ledger before, Ledger after) {
    Map<String, Long> intended = new TreeMap<>();
    corrupted.properties().forEach(one -> intended.put(one.getKey(), one.getValue().asLong()));
    Map<String, Long> found = new TreeMap<>(after.reasons());
    before.reasons().forEach((reason, count) -> found.merge(reason, -count, Long::sum));
    intended.values().removeIf(count -> count == 0);
    found.values().removeIf(count -> count == 0);
    return new Refusals(intended, found);
  }

  boolean match() {
    return corrupted.equals(refused);
  }

  void tell(Story story) {
    if (match()) {
      long all = refused.values().stream().mapToLong(Long::longValue).sum();
      story.good(
          "%,d records were corrupted on purpose, each refused for the right reason"
              .formatted(all));
    } else {
      story.bad("corrupted on purpose %s, but refused %s".formatted(corrupted, refused));
    }
  }
}
