package io.pulseline.schemas;

import io.pulseline.contract.UserException;
import java.io.Serializable;
import java.net.URI;
import java.net.URISyntaxException;

/**
 * How to talk to a schema registry. Travels to the workers with the job, its secret too.
 *
 * @param url root of Confluent's REST API
 * @param authorization value of the header of that name; null where nobody asks for it
 */
public record SchemaRegistrySettings(String url, String authorization) implements Serializable {
  private static final long serialVersionUID = 1L;

  /**
   * @throws UserException when the URL is none
   */
  public SchemaRegistrySettings {
    url = url.replaceFirst("/+$", "");
    requireHttp(url);
  }

  private static void requireHttp(String url) {
    try {
      URI uri = new URI(url);
      if (uri.getHost() != null && String.valueOf(uri.getScheme()).matches("https?")) {
        return;
      }
    } catch (URISyntaxException e) {
      throw noUrl(url, e);
    }
    throw noUrl(url, null);
  }

  private static UserException noUrl(String url, Exception cause) {
    return new UserException(
        "--schema-registry '%s' is no URL like http://host:8081".formatted(url), cause);
  }

  /** A registry that asks for nothing. */
  public static SchemaRegistrySettings of(String url) {
    return new SchemaRegistrySettings(url, null);
  }

  @Override
  public String toString() {
    return "SchemaRegistrySettings[" + url + "]";
  }
}
