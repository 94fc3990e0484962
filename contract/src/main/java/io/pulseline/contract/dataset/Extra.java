package io.pulseline.contract.dataset;

/**
 * A field that travels with a record but is neither modelled nor trained on: an identifier or
 * personal data.
 *
 * @param faker Datafaker expression that generates it
 */
public record Extra(String name, String faker) {}
