package io.pulseline.trainer.checks;

import java.util.List;

/**
 * Whether held-out rows are known from training: those whose rounded features are a training row's
 * too. What the model says of them is no measure of what it says of rows it has not seen.
 */
final class NearDuplicatesCheck implements Check {
  @Override
  public List<Finding> run(Data data, Limits limits) {
    RowHash hash = RowHash.of(data);
    RowSet test = RowSet.of(hash.of(data.split().test()));
    test.mark(hash.of(data.split().train()));
    int known = test.marked();
    int rows = data.split().test().rows();
    return List.of(
        limits.judge(
            Rule.NEAR_DUPLICATES,
            "held-out rows",
            Data.share(known, rows),
            "are nearly equal to a training row in " + known + " of " + rows + " cases",
            "prepare with --drop-duplicates, or see whether records were sent twice"));
  }
}
