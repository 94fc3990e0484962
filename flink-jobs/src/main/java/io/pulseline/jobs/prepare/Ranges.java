package io.pulseline.jobs.prepare;

import io.pulseline.jobs.prepare.Surveyed.Span;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * Cuts the table into ranges of about as many rows. Where they are cut does not matter to what
 * comes of them, so it is enough to know how the rows of each file are spread.
 *
 * @param cuts first place of each range but the first, ascending
 */
record Ranges(List<Place> cuts) {
  /** Rows of a span are taken to lie evenly in it, this many pieces of it apart. */
  private static final int PIECES = 16;

  private static final Comparator<Place> ORDER =
      Comparator.comparingInt(Place::partition).thenComparingLong(Place::offset);

  /** Where a record was in Kafka. */
  record Place(int partition, long offset) {}

  private record Piece(Place place, double rows) {}

  static Ranges even(Collection<Span> spans, int ranges) {
    List<Piece> pieces = new ArrayList<>();
    for (Span span : spans) {
      double step = (span.last() - span.first()) / (double) PIECES;
      for (int i = 0; i < PIECES; i++) {
        Place place = new Place(span.partition(), span.first() + (long) (i * step));
        pieces.add(new Piece(place, span.rows() / (double) PIECES));
      }
    }
    pieces.sort(Comparator.comparing(Piece::place, ORDER));
    double all = spans.stream().mapToLong(Span::rows).sum();
    List<Place> cuts = new ArrayList<>();
    double before = 0;
    for (Piece piece : pieces) {
      if (before >= all * (cuts.size() + 1) / ranges && cuts.size() < ranges - 1) {
        cuts.add(piece.place());
      }
      before += piece.rows();
    }
    return new Ranges(cuts);
  }

  /** The range that a place is in, from 0. */
  int of(int partition, long offset) {
    int low = 0;
    int high = cuts.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      Place cut = cuts.get(middle);
      boolean before =
          partition < cut.partition() || (partition == cut.partition() && offset < cut.offset());
      if (before) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }
}
