package io.pulseline.jobs.score;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.pulseline.jobs.elasticsearch.Document;
import java.time.Duration;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.windowing.assigners.TumblingEventTimeWindows;

/** From outcomes to the quality of each version in each window. */
final class LiveQuality {
  /** How far records may come out of order before their window is told without them. */
  private static final Duration OUT_OF_ORDER = Duration.ofSeconds(5);

  /** A partition that is silent so long does not hold the others' windows back. */
  private static final Duration IDLE = Duration.ofSeconds(10);

  /** A window is told anew with what comes later, up to here. */
  private static final Duration LATE = Duration.ofMinutes(10);

  private LiveQuality() {}

  static DataStream<Document> of(DataStream<Outcome> outcomes, Duration window) {
    return outcomes
        .filter(new NotOfTheFuture())
        .name("not of the future")
        .uid("not-of-the-future")
        .assignTimestampsAndWatermarks(
            WatermarkStrategy.<Outcome>forBoundedOutOfOrderness(OUT_OF_ORDER)
                .withTimestampAssigner((outcome, before) -> outcome.eventMillis())
                .withIdleness(IDLE))
        .name("event time")
        .uid("event-time")
        .transform("tally", TypeInformation.of(Tally.class), new TallyOperator(window))
        .uid("tally")
        .keyBy(Tally::key)
        .window(TumblingEventTimeWindows.of(window))
        .allowedLateness(LATE)
        .reduce(Tally::sum)
        .name("windows")
        .uid("windows")
        .map(tally -> document(tally, window))
        .returns(Document.class)
        .name("quality")
        .uid("quality");
  }

  private static Document document(Tally tally, Duration window) {
    var quality = tally.quality(window);
    return new Document(quality.id(), new String(quality.json(), UTF_8));
  }
}
