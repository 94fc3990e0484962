package io.pulseline.generator.stream;

import io.pulseline.contract.dataset.Dataset;
import io.pulseline.generator.copula.Profile;
import java.util.List;
import java.util.Locale;

/**
 * Everything that decides what the records of a stream hold, their timestamps aside: two streams of
 * the same plan give the same record for the same record_id.
 *
 * @param seed of rows, extras and corruption
 * @param locale of the extras
 * @param batchSize records that share a batch_number
 * @param form what the records are written in
 */
public record RecordPlan(
    Dataset dataset,
    Profile profile,
    long seed,
    Locale locale,
    int batchSize,
    Corruption corruption,
    List<Drift> drifts,
    ValueForm form) {
  public RecordPlan {
    drifts = List.copyOf(drifts);
  }
}
