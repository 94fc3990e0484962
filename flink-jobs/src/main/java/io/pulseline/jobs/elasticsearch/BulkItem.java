package io.pulseline.jobs.elasticsearch;

/**
 * What Elasticsearch said of one document of a bulk request.
 *
 * @param status an HTTP status
 * @param error its type and reason; null when the document is indexed
 */
public record BulkItem(int status, String error) {

  /** What follows for the document. */
  public enum Verdict {
    INDEXED,
    /** The document itself is at fault: sending it again gives the same answer. */
    REFUSED,
    /** The server is busy, blocked or not ready: the same document may pass later. */
    LATER
  }

  public Verdict verdict() {
    if (error == null && status < 300) {
      return Verdict.INDEXED;
    }
    // A closed index is a 400 too, and a block for a full disk a 403: no fault of the document
    boolean faulty = status == 400 && !error.startsWith("index_closed_exception");
    return faulty ? Verdict.REFUSED : Verdict.LATER;
  }
}
