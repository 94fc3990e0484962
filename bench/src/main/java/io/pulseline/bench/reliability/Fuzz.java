package io.pulseline.bench.reliability;

import io.pulseline.contract.model.ModelPackage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Sends mutations of valid requests to a server, three in four over HTTP, the others over gRPC.
 * Ends with code 1 at the first that is answered with a fault of the server's, or not at all, and
 * at the first valid one between them that is not answered rightly.
 *
 * <p>{@code Fuzz HTTP_PORT GRPC_PORT MODEL_DIR INPUTS SEED}; prints a line now and then.
 */
public final class Fuzz {
  private static final List<Integer> ROWS = List.of(1, 1, 2, 5, 40);
  private static final int CLIENTS = 4;
  private static final int VALID_EVERY = 200;
  private static final int REPORTS = 20;

  private final Expected expected;
  private final long inputs;
  private final AtomicLong sent = new AtomicLong();
  private final Map<String, AtomicLong> answers = new ConcurrentSkipListMap<>();

  private Fuzz(Expected expected, long inputs) {
    this.expected = expected;
    this.inputs = inputs;
  }

  public static void main(String[] args) throws Exception {
    int http = Integer.parseInt(args[0]);
    int grpc = Integer.parseInt(args[1]);
    long seed = Long.parseLong(args[4]);
    Expected expected = new Expected(List.of(ModelPackage.read(Path.of(args[2]))), ROWS, seed);
    new Fuzz(expected, Long.parseLong(args[3])).run(http, grpc, seed);
  }

  private void run(int http, int grpc, long seed) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
    List<Future<Void>> clients = new ArrayList<>();
    for (int i = 0; i < CLIENTS; i++) {
      long own = seed * CLIENTS + i;
      boolean overGrpc = i == 0;
      clients.add(
          threads.submit(
              client(
                  () ->
                      overGrpc
                          ? new GrpcFuzz(grpc, expected, own)
                          : new HttpFuzz(http, expected, own),
                  () -> overGrpc ? Asker.grpc(grpc, expected) : Asker.rest(http, expected))));
    }
    try {
      for (Future<Void> client : clients) {
        client.get();
      }
    } catch (ExecutionException e) {
      // The request that did it, rather than where it was sent from
      System.err.println(e.getCause().getMessage());
      System.exit(1);
    } finally {
      threads.shutdownNow();
    }
    System.out.println("DONE " + sent.get() + " inputs: " + new TreeMap<>(answers));
  }

  private Callable<Void> client(Callable<FuzzClient> mutating, Callable<Asker> right) {
    return () -> {
      try (FuzzClient client = mutating.call();
          Asker asker = right.call()) {
        for (long mine = 0; mine < inputs / CLIENTS; mine++) {
          answers.computeIfAbsent(client.next(), answer -> new AtomicLong()).incrementAndGet();
          long all = sent.incrementAndGet();
          if (all % Math.max(1, inputs / REPORTS) == 0) {
            System.out.println(all + " inputs");
          }
          if (mine % VALID_EVERY == 0) {
            requireRight(asker, (int) (mine / VALID_EVERY) % expected.batches());
          }
        }
      }
      return null;
    };
  }

  private void requireRight(Asker asker, int batch) throws IOException {
    Asker.Answer answer = asker.ask(batch);
    if (!answer.isRight(expected, batch)) {
      throw new IOException("a valid request was answered wrongly");
    }
  }
}
