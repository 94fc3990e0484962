package io.pulseline.serving.repository;

import java.util.List;

/** The one model that was asked for by name. */
final class OneModel implements Catalog {
  private final String where;
  private List<Source> appearing;

  /**
   * A catalog.
   *
   * @param model what clients call it
   * @param where its versions come from, for messages
   */
  OneModel(String model, Releases releases, String where) {
    this.where = where;
    this.appearing = List.of(new Source(model, releases));
  }

  @Override
  public List<Source> appeared() {
    List<Source> once = appearing;
    appearing = List.of();
    return once;
  }

  @Override
  public String where() {
    return where;
  }

  @Override
  public boolean isOne() {
    return true;
  }

  @Override
  public void close() {
    // Who took its releases closes them
  }
}
