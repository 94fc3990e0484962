package io.pulseline.jobs.score;

/** Records that are scored together, and what the two models said of them. */
final class Batch {
  private final Scorable[] records = new Scorable[LoadedModel.MAX_ROWS];
  private final Scored[] production = new Scored[LoadedModel.MAX_ROWS];
  private final Scored[] shadow = new Scored[LoadedModel.MAX_ROWS];
  private int count;

  /** Takes a record; true when there is no room for another. */
  boolean add(Scorable record) {
    records[count++] = record;
    return count == records.length;
  }

  int count() {
    return count;
  }

  void scoreForProduction(LoadedModel model) {
    model.score(records, count, production);
  }

  void scoreForShadow(LoadedModel model) {
    model.score(records, count, shadow);
  }

  Scorable record(int i) {
    return records[i];
  }

  Scored production(int i) {
    return production[i];
  }

  Scored shadow(int i) {
    return shadow[i];
  }

  void clear() {
    count = 0;
  }
}
