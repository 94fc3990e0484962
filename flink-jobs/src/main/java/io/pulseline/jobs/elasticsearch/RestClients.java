package io.pulseline.jobs.elasticsearch;

import java.security.GeneralSecurityException;
import javax.net.ssl.SSLContext;
import org.apache.http.Header;
import org.apache.http.message.BasicHeader;
import org.elasticsearch.client.RestClient;
import org.elasticsearch.client.RestClientBuilder;

/** Makes the clients of one server. */
final class RestClients {
  private static final int CONNECT_MILLIS = 5_000;
  private static final int ANSWER_MILLIS = 60_000;

  private RestClients() {}

  /** A client that connects with its first request. */
  static RestClient of(ElasticsearchSettings settings) {
    return builder(settings).build();
  }

  /** The same, for whoever builds a client upon it. */
  static RestClientBuilder builder(ElasticsearchSettings settings) {
    RestClientBuilder client =
        RestClient.builder(settings.hosts())
            .setRequestConfigCallback(
                config -> config.setConnectTimeout(CONNECT_MILLIS).setSocketTimeout(ANSWER_MILLIS));
    if (settings.authorization() != null) {
      client.setDefaultHeaders(
          new Header[] {new BasicHeader("Authorization", settings.authorization())});
    }
    if (settings.authority() != null) {
      SSLContext context = trusted(settings.authority());
      client.setHttpClientConfigCallback(http -> http.setSSLContext(context));
    }
    return client;
  }

  private static SSLContext trusted(String pem) {
    try {
      return TrustedAuthority.context(pem);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the options have looked at the certificates", e);
    }
  }
}
