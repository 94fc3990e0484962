package io.pulseline.contract.schema;

import io.pulseline.contract.Names;
import io.pulseline.contract.dataset.Dataset;
import io.pulseline.contract.monitor.Alert;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What the monitor job tells of a feature; see {@link Alert}. */
final class AlertSchema {
  private static final SchemaType TEXT = new SchemaType.Text();
  private static final SchemaType TIME = new SchemaType.Time(false);
  private static final SchemaType SHARE = new SchemaType.Real(BigDecimal.ZERO, BigDecimal.ONE);
  private static final SchemaType INDEX = new SchemaType.Real(BigDecimal.ZERO, null);

  private AlertSchema() {}

  static MessageSchema of(Dataset dataset) {
    List<String> changes =
        Arrays.stream(Alert.Change.values())
            .map(change -> change.name().toLowerCase(Locale.ROOT))
            .toList();
    return new MessageSchema(
        dataset.name(),
        MessageKind.ALERT,
        Names.alertsTopic(dataset),
        "A feature began to drift away from what the model in production was trained on, or is"
            + " back. The Kafka key is the feature's name.",
        List.of(
            always("dataset", TEXT, ""),
            always("feature", TEXT, "Name of the column."),
            always("change", new SchemaType.TextChoice(changes), ""),
            always("window_start", TIME, "Of the event-time window that decided it."),
            always("window_end", TIME, "The first instant that is not in the window."),
            always("since", TIME, "Start of the window in which this drift was raised."),
            always("model_version", TEXT, "Whose training rows it is measured against."),
            always(
                "rows",
                new SchemaType.Whole(BigDecimal.ZERO, null),
                "Records of the window that were compared."),
            always("psi", INDEX, "Population stability index, over all bins."),
            new SchemaField(
                "ks",
                SHARE,
                false,
                "Kolmogorov-Smirnov distance; not there for a categorical feature."),
            always("p_value", SHARE, "The feature's smallest, corrected for all tests."),
            always("psi_limit", INDEX, "Above it an index is a drift, if it is significant."),
            always("ks_limit", INDEX, "Above it a distance is one, likewise."),
            always("significance", SHARE, "Below it a p-value is significant.")));
  }

  private static SchemaField always(String name, SchemaType type, String meaning) {
    return new SchemaField(name, type, true, meaning);
  }
}
