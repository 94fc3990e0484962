package io.pulseline.trees;

import java.util.List;

/**
 * Why a model answers a row as it does.
 *
 * @param label the category that it decides for
 * @param classes with two classes the second alone, the first being its opposite; with more, all
 */
public record Explanation(String label, List<ClassExplanation> classes) {
  public Explanation {
    classes = List.copyOf(classes);
  }
}
