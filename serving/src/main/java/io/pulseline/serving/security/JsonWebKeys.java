package io.pulseline.serving.security;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import io.pulseline.contract.UserException;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The public keys of who signs tokens (RFC 7517), fetched again and again beside the requests. */
interface JsonWebKeys extends AutoCloseable {
  /** The keys as they were read last; never waits. */
  JWKSet now();

  /** A token came that these keys do not verify: there may be newer ones. */
  void perhapsOld();

  @Override
  void close();

  /**
   * The keys of a file or an address.
   *
   * @param place a path, or an address with http: or https:
   * @throws UserException when they cannot be had
   */
  static JsonWebKeys of(String place) {
    return place.startsWith("https:") || place.startsWith("http:")
        ? new Fetched(place)
        : new OfFile(Path.of(place));
  }

  private static JWKSet parsed(String text) throws IOException {
    try {
      JWKSet keys = JWKSet.parse(text).toPublicJWKSet();
      if (keys.isEmpty()) {
        throw new IOException("no public key in it");
      }
      return keys;
    } catch (ParseException e) {
      throw new IOException("no JSON Web Key Set: " + e.getMessage(), e);
    }
  }

  /** Keys of a file, read again when it changes. */
  final class OfFile implements JsonWebKeys {
    private final WatchedFiles file;
    private volatile JWKSet keys;

    private OfFile(Path path) {
      file =
          new WatchedFiles(
              "keys",
              List.of(path),
              contents -> keys = parsed(new String(contents.get(0), StandardCharsets.UTF_8)));
    }

    @Override
    public JWKSet now() {
      return keys;
    }

    @Override
    public void perhapsOld() {
      // The next look at the file shows
    }

    @Override
    public void close() {
      file.close();
    }
  }

  /** Keys of an identity provider, which exchanges them now and then. */
  final class Fetched implements JsonWebKeys {
    private static final Logger LOG = LoggerFactory.getLogger(Fetched.class);
    private static final int PATIENCE_MILLIS = 5_000;
    private static final int MOST_BYTES = 1 << 20;
    private static final long REFRESH_SECONDS = 300;

    /** Between two fetches, whatever tokens come: anybody can send one with a key of its own. */
    private static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final DefaultResourceRetriever retriever =
        new DefaultResourceRetriever(PATIENCE_MILLIS, PATIENCE_MILLIS, MOST_BYTES);
    private final AtomicLong fetchedAt = new AtomicLong();
    private final URI address;
    private final ScheduledExecutorService fetches;
    private volatile JWKSet keys;

    private Fetched(String place) {
      try {
        address = URI.create(place);
        keys = fetch();
        if (place.startsWith("http:")) {
          LOG.warn("keys come in the clear from {}: whoever is on the way can give others", place);
        }
      } catch (IOException | IllegalArgumentException e) {
        throw new UserException("--jwks %s: %s".formatted(place, e.getMessage()), e);
      }
      fetches =
          Executors.newSingleThreadScheduledExecutor(
              task -> {
                Thread thread = new Thread(task, "fetch-keys");
                thread.setDaemon(true);
                return thread;
              });
      var unused =
          fetches.scheduleWithFixedDelay(
              this::refresh, REFRESH_SECONDS, REFRESH_SECONDS, TimeUnit.SECONDS);
    }

    private JWKSet fetch() throws IOException {
      fetchedAt.set(System.nanoTime());
      return parsed(retriever.retrieveResource(address.toURL()).getContent());
    }

    private void refresh() {
      try {
        JWKSet next = fetch();
        if (!next.toString().equals(keys.toString())) {
          keys = next;
        }
      } catch (IOException | RuntimeException e) {
        LOG.warn("keys of {} cannot be had ({}): those before stay", address, e.getMessage());
      }
    }

    @Override
    public JWKSet now() {
      return keys;
    }

    @Override
    public void perhapsOld() {
      long last = fetchedAt.get();
      long now = System.nanoTime();
      if (now - last > PAUSE_NANOS && fetchedAt.compareAndSet(last, now)) {
        fetches.execute(this::refresh);
      }
    }

    @Override
    public void close() {
      fetches.shutdownNow();
    }
  }
}
