package io.pulseline.jobs.elasticsearch;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** Keeps the requests, each the documents of its body, and answers as it is told. */
final class FakeBulk implements Bulk {
  private final List<List<String>> requests = new CopyOnWriteArrayList<>();
  private volatile Function<List<String>, CompletableFuture<List<BulkItem>>> answer =
      FakeBulk::indexAll;

  static CompletableFuture<List<BulkItem>> indexAll(List<String> documents) {
    return CompletableFuture.completedFuture(
        documents.stream().map(document -> BulkItem.indexed()).toList());
  }

  static CompletableFuture<List<BulkItem>> refuse(int status) {
    return CompletableFuture.failedFuture(
        new RequestRefusedException(status, "status " + status, null));
  }

  /** How every later request is answered. */
  void answers(Function<List<String>, CompletableFuture<List<BulkItem>>> next) {
    answer = next;
  }

  /** How the next request is answered; those after it index all. */
  void answersOnce(Function<List<String>, CompletableFuture<List<BulkItem>>> next) {
    answer =
        documents -> {
          answer = FakeBulk::indexAll;
          return next.apply(documents);
        };
  }

  List<List<String>> requests() {
    return requests;
  }

  @Override
  public CompletableFuture<List<BulkItem>> send(byte[] body) {
    List<String> documents = new String(body, UTF_8).lines().toList();
    requests.add(documents);
    return answer.apply(documents);
  }
}
