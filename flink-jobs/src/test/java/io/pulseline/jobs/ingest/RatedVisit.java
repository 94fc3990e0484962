package io.pulseline.jobs.ingest;

import java.util.List;
import java.util.Locale;

/**
 * A record whose values follow from its id, with a column {@code rating} that the descriptor of
 * shop-visits has only since it was edited.
 *
 * @param edited whether the edited descriptor has the last word on it
 */
record RatedVisit(int id, boolean edited) {
  static final List<String> FIELDS =
      List.of("record_id", "age", "spent", "country", "device", "outcome", "rating");

  private static final int BROKEN_EVERY = 30;
  private static final int OVERRATED_EVERY = 25;

  /** The record as it is sent: the same under both descriptors. */
  String json() {
    return isBroken()
        ? "{}"
        : """
        {"batch_number":1,"record_id":%d,"timestamp":"2026-03-01T00:00:00Z","data":{\
        "age":%d,"spent":%s,"country":"%s","device":%d,"outcome":"%s","rating":%d}}"""
            .formatted(id, age(), spent(), country(), device(), outcome(), rating());
  }

  /** Its {@link #FIELDS}, as index and lake should have them, those that are missing left out. */
  String line() {
    String line =
        String.join(" ", "" + id, "" + age(), spent(), country(), "" + device(), outcome());
    return edited ? line + " " + rating() : line;
  }

  /** Why it is refused, or null. */
  String refusal() {
    if (isBroken()) {
      return "MISSING_FIELD";
    }
    return edited && isOverrated() ? "OUT_OF_RANGE" : null;
  }

  private boolean isBroken() {
    return id % BROKEN_EVERY == 0;
  }

  private boolean isOverrated() {
    return id % OVERRATED_EVERY == 1;
  }

  private int age() {
    return 18 + id % 80;
  }

  private String spent() {
    return String.format(Locale.ROOT, "%d.5", id);
  }

  private String country() {
    return List.of("de", "fr", "no").get(id % 3);
  }

  private int device() {
    return 1 + id % 2;
  }

  private String outcome() {
    return id % 7 < 3 ? "left" : "bought";
  }

  private int rating() {
    return isOverrated() ? 9 : 1 + id % 5;
  }
}
