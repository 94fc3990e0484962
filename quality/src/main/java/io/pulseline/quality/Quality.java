package io.pulseline.quality;

/**
 * All that is measured.
 *
 * @param realRows rows of the table compared with
 * @param syntheticRows rows sampled
 */
record Quality(
    String dataset,
    int realRows,
    int syntheticRows,
    long seed,
    Similarity similarity,
    Copies copies,
    Tstr tstr) {}
