package io.pulseline.local.chaos;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pulseline.local.json.LedgerJson;
import io.pulseline.observe.ledger.Ledger;
import java.util.List;

/** What came of a run under fire, for programs. */
record ChaosReport(ChaosOptions options, List<Disturbance> plan, Ledger ledger, Refusals refusals) {
  boolean isGood() {
    boolean scored = options.stack().ingestOnly() || ledger.predictions().isPresent();
    return ledger.balances() && refusals.match() && scored;
  }

  ObjectNode json() {
    ObjectNode json = LedgerJson.of(ledger);
    ObjectNode corrupted = json.putObject("corrupted");
    refusals.corrupted().forEach(corrupted::put);
    json.put("seed", options.seed());
    json.put("kills", of(Disturbance.Kind.KILL));
    json.put("pauses", of(Disturbance.Kind.PAUSE));
    json.put("good", isGood());
    return json;
  }

  private long of(Disturbance.Kind kind) {
    return plan.stream().filter(one -> one.kind() == kind).count();
  }
}
