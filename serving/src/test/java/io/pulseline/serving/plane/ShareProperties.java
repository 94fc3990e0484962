package io.pulseline.serving.plane;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** How many requests go to a candidate. */
class ShareProperties {
  private static long hits(Share share, int requests) {
    long hits = 0;
    for (int i = 0; i < requests; i++) {
      hits += share.next() ? 1 : 0;
    }
    return hits;
  }

  @Property
  void soManyOfAnyHundredOneAfterTheOther(
      @ForAll @IntRange(min = 1, max = 100) int percent, @ForAll @IntRange(max = 1000) int before) {
    Share share = new Share(percent);
    hits(share, before);

    assertThat(hits(share, 100)).isEqualTo(percent);
  }

  @Property
  void neverOneMoreOrLessThanItsPartOfAnyRun(
      @ForAll @IntRange(min = 1, max = 100) int percent,
      @ForAll @IntRange(max = 1000) int before,
      @ForAll @IntRange(min = 1, max = 500) int run) {
    Share share = new Share(percent);
    hits(share, before);

    assertThat(Math.abs(hits(share, run) - run * percent / 100.0)).isLessThan(1);
  }

  @Property(tries = 20)
  void exactlyItsPartOfWhatManyThreadsAsk(
      @ForAll @IntRange(min = 1, max = 100) int percent,
      @ForAll @IntRange(min = 2, max = 6) int threads,
      @ForAll @IntRange(min = 1, max = 2000) int each) {
    Share share = new Share(percent);
    ExecutorService clients = Executors.newFixedThreadPool(threads);
    try {
      List<CompletableFuture<Long>> hits = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        hits.add(CompletableFuture.supplyAsync(() -> hits(share, each), clients));
      }
      long all = hits.stream().mapToLong(CompletableFuture::join).sum();
      assertThat(all).isEqualTo((long) threads * each * percent / 100);
    } finally {
      clients.shutdown();
    }
  }
}
