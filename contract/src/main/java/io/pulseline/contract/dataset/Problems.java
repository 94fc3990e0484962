package io.pulseline.contract.dataset;

import io.pulseline.contract.UserException;
import java.util.ArrayList;
import java.util.List;
import org.yaml.snakeyaml.nodes.Node;

/** Collects what is wrong with a file, so that its author learns of everything at once. */
final class Problems {
  private final String where;
  private final List<String> lines = new ArrayList<>();

  Problems(String where) {
    this.where = where;
  }

  void add(Node at, String problem) {
    lines.add("line " + (at.getStartMark().getLine() + 1) + ": " + problem);
  }

  boolean any() {
    return !lines.isEmpty();
  }

  void throwIfAny() {
    if (lines.size() == 1) {
      throw new UserException(where + " " + lines.get(0));
    }
    if (any()) {
      throw new UserException(
          where + " has " + lines.size() + " problems:\n  " + String.join("\n  ", lines));
    }
  }
}
