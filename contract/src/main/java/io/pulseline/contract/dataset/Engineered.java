package io.pulseline.contract.dataset;

import java.util.List;

/** A feature that the model's own graph computes from raw columns. */
public sealed interface Engineered {
  String name();

  /** The raw columns that it is computed from. */
  List<String> inputs();

  /** The product of two or more columns. */
  record Product(String name, List<String> factors) implements Engineered {
    public Product {
      factors = List.copyOf(factors);
    }

    @Override
    public List<String> inputs() {
      return factors;
    }
  }

  /** {@code numerator / (denominator + denominatorOffset)}. */
  record Ratio(String name, String numerator, String denominator, double denominatorOffset)
      implements Engineered {
    @Override
    public List<String> inputs() {
      return List.of(numerator, denominator);
    }
  }
}
