package io.pulseline.jobs.elasticsearch;

/**
 * What Elasticsearch said of one document of a bulk request.
 *
 * @param error why it is not indexed, for people; null when it is
 */
public record BulkItem(Verdict verdict, String error) {

  /** What follows for the document. */
  public enum Verdict {
    INDEXED,
    /** The document itself is at fault: sending it again gives the same answer. */
    REFUSED,
    /** The server or the index is at fault: the same document may pass later. */
    LATER
  }

  static BulkItem indexed() {
    return new BulkItem(Verdict.INDEXED, null);
  }

  static BulkItem refused(String error) {
    return new BulkItem(Verdict.REFUSED, error);
  }

  static BulkItem later(String error) {
    return new BulkItem(Verdict.LATER, error);
  }
}
