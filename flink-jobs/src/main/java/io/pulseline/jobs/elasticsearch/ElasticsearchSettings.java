package io.pulseline.jobs.elasticsearch;

import io.pulseline.contract.UserException;
import java.io.IOException;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.apache.http.HttpHost;

/**
 * How to talk to Elasticsearch. Travels to the workers with the job, its secret too.
 *
 * @param url one or several, comma separated
 * @param authorization value of the header of that name; null where nobody asks for it
 * @param authority PEM of certificates to trust in place of Java's own; null for those
 */
public record ElasticsearchSettings(String url, String authorization, String authority)
    implements Serializable {
  private static final long serialVersionUID = 1L;

  /** A server that asks for nothing. */
  public static ElasticsearchSettings of(String url) {
    return new ElasticsearchSettings(url, null, null);
  }

  /**
   * The servers.
   *
   * @throws UserException when a URL is none
   */
  public HttpHost[] hosts() {
    try {
      return List.of(url.split(",")).stream()
          .map(one -> HttpHost.create(one.strip()))
          .toArray(HttpHost[]::new);
    } catch (IllegalArgumentException e) {
      throw new UserException(
          "--elasticsearch '%s' is no URL like http://host:9200 (%s)"
              .formatted(url, e.getMessage()),
          e);
    }
  }

  /** What to throw when no answer came. */
  public UserException unanswered(IOException failure) {
    return failure instanceof SSLException
        ? new UserException(
            "Elasticsearch at %s is not trusted (%s); name the certificate of its authority with"
                    .formatted(url, firstLine(failure))
                + " --elasticsearch-ca",
            failure)
        : new UserException(
            "Elasticsearch does not answer at %s (%s); start it, or correct --elasticsearch"
                .formatted(url, firstLine(failure)),
            failure);
  }

  /** Another server's page is told of in several; some failures have only their kind to tell. */
  private static String firstLine(IOException failure) {
    return Optional.ofNullable(failure.getMessage())
        .flatMap(message -> message.lines().findFirst())
        .orElse(failure.getClass().getSimpleName());
  }

  @Override
  public String toString() {
    return "ElasticsearchSettings[" + url + "]";
  }
}
