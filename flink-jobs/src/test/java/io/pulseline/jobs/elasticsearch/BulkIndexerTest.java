package io.pulseline.jobs.elasticsearch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.pulseline.jobs.elasticsearch.BulkItem.Verdict;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BulkIndexerTest {
  private static final Duration NEVER = Duration.ofDays(1);
  private static final Duration SOON = Duration.ofMillis(1);
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final int DOCUMENTS = 3;
  private static final int REQUEST_BYTES = 10;
  private static final int WAITING_BYTES = 100;

  private final FakeBulk bulk = new FakeBulk();
  private final AtomicInteger retries = new AtomicInteger();
  private BulkIndexer indexer = indexer(NEVER);

  private BulkIndexer indexer(Duration linger) {
    return new BulkIndexer(
        bulk,
        new BulkIndexer.Settings(
            DOCUMENTS, REQUEST_BYTES, linger, WAITING_BYTES, new Backoff(SOON, SOON)),
        retries::addAndGet);
  }

  @AfterEach
  void close() {
    indexer.close();
  }

  @Test
  void sendsDocumentsTogetherInTheOrderInWhichTheyCame() throws Exception {
    List<CompletableFuture<BulkItem>> outcomes = addAll("a", "b", "c", "d");

    assertThat(bulk.requests()).containsExactly(List.of("a", "b", "c"));
    assertThat(outcomes.subList(0, DOCUMENTS))
        .allSatisfy(outcome -> assertThat(outcome.join().verdict()).isEqualTo(Verdict.INDEXED));
    assertThat(outcomes.get(DOCUMENTS)).isNotDone();
  }

  @Test
  void sendsWhatIsGatheredWhenTheFirstHasWaitedLongEnough() throws Exception {
    indexer.close();
    indexer = indexer(SOON);

    assertThat(add("a")).succeedsWithin(PATIENCE);
  }

  @Test
  void neverPutsMoreBytesIntoARequestThanItMayHave() throws Exception {
    addAll("1234", "1234", "12345678", "1");

    assertThat(bulk.requests()).containsExactly(List.of("1234", "1234"), List.of("12345678"));
  }

  @Test
  void sendsADocumentThatIsLargerThanARequestAlone() throws Exception {
    addAll("a", "12345678901234567890");

    assertThat(bulk.requests()).containsExactly(List.of("a"), List.of("12345678901234567890"));
  }

  @Test
  void repeatsOnlyThoseDocumentsThatCouldNotBeTakenYet() throws Exception {
    bulk.answersOnce(
        documents ->
            CompletableFuture.completedFuture(
                List.of(BulkItem.indexed(), BulkItem.later("busy"), BulkItem.refused("bad"))));

    List<CompletableFuture<BulkItem>> outcomes = addAll("a", "b", "c");

    assertThat(outcomes.get(1)).succeedsWithin(PATIENCE).isEqualTo(BulkItem.indexed());
    assertThat(outcomes.get(0).join()).isEqualTo(BulkItem.indexed());
    assertThat(outcomes.get(2).join()).isEqualTo(BulkItem.refused("bad"));
    assertThat(bulk.requests()).containsExactly(List.of("a", "b", "c"), List.of("b"));
    assertThat(retries).hasValue(1);
  }

  static Stream<CompletableFuture<List<BulkItem>>> aServerThatIsAway() {
    return Stream.of(
        FakeBulk.refuse(429),
        FakeBulk.refuse(503),
        CompletableFuture.failedFuture(new IOException("connection refused")));
  }

  @ParameterizedTest
  @MethodSource("aServerThatIsAway")
  void repeatsARequestUntilTheServerIsBack(CompletableFuture<List<BulkItem>> away)
      throws Exception {
    AtomicInteger left = new AtomicInteger(5);
    bulk.answers(documents -> left.getAndDecrement() > 0 ? away : FakeBulk.indexAll(documents));

    List<CompletableFuture<BulkItem>> outcomes = addAll("a", "b", "c");

    assertThat(outcomes).allSatisfy(outcome -> assertThat(outcome).succeedsWithin(PATIENCE));
    assertThat(bulk.requests()).hasSize(6).containsOnly(List.of("a", "b", "c"));
  }

  @Test
  void halvesARequestThatIsTooLargeForTheServer() throws Exception {
    bulk.answers(
        documents -> documents.size() > 1 ? FakeBulk.refuse(413) : FakeBulk.indexAll(documents));

    List<CompletableFuture<BulkItem>> outcomes = addAll("a", "b", "c");

    assertThat(bulk.requests())
        .containsExactly(
            List.of("a", "b", "c"), List.of("a"), List.of("b", "c"), List.of("b"), List.of("c"));
    assertThat(outcomes)
        .allSatisfy(outcome -> assertThat(outcome.join()).isEqualTo(BulkItem.indexed()));
  }

  @Test
  void refusesADocumentThatIsTooLargeForTheServer() throws Exception {
    bulk.answers(
        documents -> documents.contains("b") ? FakeBulk.refuse(413) : FakeBulk.indexAll(documents));

    List<CompletableFuture<BulkItem>> outcomes = addAll("a", "b", "c");

    assertThat(outcomes)
        .extracting(outcome -> outcome.join().verdict())
        .containsExactly(Verdict.INDEXED, Verdict.REFUSED, Verdict.INDEXED);
  }

  @Test
  void failsWhenRequestsAreRefusedAsAWhole() throws Exception {
    bulk.answers(documents -> FakeBulk.refuse(401));

    assertThat(addAll("a", "b", "c"))
        .allSatisfy(
            outcome ->
                assertThat(outcome)
                    .failsWithin(PATIENCE)
                    .withThrowableThat()
                    .havingRootCause()
                    .isInstanceOf(RequestRefusedException.class)
                    .withMessage("status 401"));
    assertThat(retries).hasValue(0);
  }

  @Test
  void failsWhenTheAnswerDoesNotFitTheRequest() throws Exception {
    bulk.answers(documents -> FakeBulk.indexAll(documents.subList(1, documents.size())));

    assertThat(addAll("a", "b", "c"))
        .allSatisfy(
            outcome ->
                assertThat(outcome)
                    .failsWithin(PATIENCE)
                    .withThrowableThat()
                    .withMessageContaining("answered 2 items to 3"));
  }

  @Test
  void holdsTheCallerBackWhileTooManyBytesWait() throws Exception {
    var unanswered = new CompletableFuture<List<BulkItem>>();
    bulk.answers(documents -> unanswered);
    CompletableFuture<BulkItem> first = indexer.add(document("a"), 90);
    CompletableFuture<BulkItem> second = new CompletableFuture<>();
    Thread caller = new Thread(() -> addTo(second));
    caller.start();

    await().atMost(PATIENCE).until(indexer::holdsBack);
    // What the caller waits for is on its way, although no limit of a request was reached
    assertThat(bulk.requests()).containsExactly(List.of("a"));
    bulk.answers(FakeBulk::indexAll);
    unanswered.complete(List.of(BulkItem.indexed()));
    caller.join(PATIENCE.toMillis());

    assertThat(caller.isAlive()).isFalse();
    assertThat(first.join()).isEqualTo(BulkItem.indexed());
    addAll("c", "d");
    assertThat(second).succeedsWithin(PATIENCE);
  }

  private void addTo(CompletableFuture<BulkItem> outcome) {
    try {
      var ignored = indexer.add(document("b"), 50).thenAccept(outcome::complete);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void givesTheBytesBackWithEveryOutcome() throws Exception {
    bulk.answers(documents -> FakeBulk.refuse(401));
    addAll("a", "b", "c");
    bulk.answers(FakeBulk::indexAll);

    CompletableFuture<BulkItem> added = indexer.add(document("d"), WAITING_BYTES);

    assertThat(added).isNotDone();
    assertThat(bulk.requests()).containsExactly(List.of("a", "b", "c"));
  }

  @Test
  void takesADocumentThatIsLargerThanAllThatMayWait() throws Exception {
    assertThat(indexer.add(document("x".repeat(2 * WAITING_BYTES)), Integer.MAX_VALUE))
        .succeedsWithin(PATIENCE);
  }

  @Test
  void repeatsNothingOnceItIsClosed() throws Exception {
    var unanswered = new CompletableFuture<List<BulkItem>>();
    bulk.answers(documents -> unanswered);
    List<CompletableFuture<BulkItem>> outcomes = addAll("a", "b", "c");

    indexer.close();
    unanswered.completeExceptionally(new IOException("connection closed"));

    assertThat(outcomes).allSatisfy(outcome -> assertThat(outcome).isNotDone());
    assertThat(retries).hasValue(0);
  }

  private List<CompletableFuture<BulkItem>> addAll(String... documents)
      throws InterruptedException {
    List<CompletableFuture<BulkItem>> outcomes = new ArrayList<>();
    for (String document : documents) {
      outcomes.add(add(document));
    }
    return outcomes;
  }

  private CompletableFuture<BulkItem> add(String document) throws InterruptedException {
    return indexer.add(document(document), 0);
  }

  private static byte[] document(String text) {
    return (text + "\n").getBytes(UTF_8);
  }
}
