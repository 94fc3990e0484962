package io.pulseline.jobs.metrics;

import java.util.List;
import java.util.stream.Stream;

/** Who in the jobs measures something. */
public enum Step {
  SOURCE,
  DECODE,
  INDEX,
  ROUTE,
  LAKE_WRITER,
  LAKE_MERGE,
  LAKE_COMMITTER,
  GATHER,
  JUDGE,
  SCORE,
  NOT_OF_THE_FUTURE,
  /** Who uses a model. */
  MODEL,
  /** Who follows the registry. */
  RELEASES;

  private static final String INGEST = "ingest";
  private static final String MONITOR = "monitor";
  private static final String SCORING = "score";

  /**
   * An operator of a kind of job.
   *
   * @param operator as Flink's graph of the job names it
   */
  public record Place(String job, String operator) {
    /** The label {@code operator_name} in Prometheus. */
    public String label() {
      return operator.replaceAll("[^a-zA-Z0-9:_]", "_");
    }
  }

  /** Where the step is. */
  public List<Place> places() {
    return switch (this) {
      case SOURCE -> inEveryJob("Source: records");
      case DECODE -> inEveryJob("decode");
      case INDEX -> List.of(new Place(INGEST, "index"));
      case ROUTE -> List.of(new Place(INGEST, "route"));
      case LAKE_WRITER -> List.of(new Place(INGEST, "lake: Writer"));
      case LAKE_MERGE -> List.of(new Place(INGEST, "lake: merge"));
      case LAKE_COMMITTER -> List.of(new Place(INGEST, "lake: Committer"));
      case GATHER -> List.of(new Place(MONITOR, "gather"));
      case JUDGE -> List.of(new Place(MONITOR, "judge"));
      case SCORE -> List.of(new Place(SCORING, "score"));
      case NOT_OF_THE_FUTURE -> List.of(new Place(SCORING, "not of the future"));
      case MODEL -> List.of(new Place(MONITOR, "gather"), new Place(SCORING, "score"));
      case RELEASES ->
          List.of(
              new Place(MONITOR, "Source: production"),
              new Place(SCORING, "Source: production"),
              new Place(SCORING, "Source: shadow"));
    };
  }

  private static List<Place> inEveryJob(String operator) {
    return Stream.of(INGEST, MONITOR, SCORING).map(job -> new Place(job, operator)).toList();
  }
}
