package io.pulseline.contract.process;

/**
 * The JSON object that a command with {@code --json} writes as one line when its work is done: the
 * last one is its result. The names of fields that another part reads stand here.
 */
public final class ResultLine {
  private ResultLine() {}

  /** Whether a line of standard output may be a result. */
  public static boolean is(String line) {
    return line.startsWith("{") && line.endsWith("}");
  }

  /** Of {@code generate stream}. */
  public static final class Stream {
    /** Records that Kafka acknowledged, the corrupted ones among them. */
    public static final String PRODUCED = "produced";

    /** Records corrupted on purpose, by the name of the reason to refuse them. */
    public static final String CORRUPTED = "corrupted";

    private Stream() {}
  }

  /** Of {@code train run} and {@code train register}. */
  public static final class Training {
    public static final String VERSION = "version";

    /** The model package's folder on this machine. */
    public static final String PACKAGE = "package";

    /** The model package in the lake. */
    public static final String URI = "uri";

    public static final String STAGE = "stage";

    /** By {@link io.pulseline.contract.model.MetricNames}. */
    public static final String METRICS = "metrics";

    /**
     * {@link #VERSION} and {@link #METRICS} of the version that was in production when this one
     * came, or null.
     */
    public static final String PREVIOUS = "previous";

    public static final String ROWS = "rows";

    private Training() {}
  }
}
