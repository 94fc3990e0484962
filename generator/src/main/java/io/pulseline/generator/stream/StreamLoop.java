package io.pulseline.generator.stream;

import io.pulseline.cli.Progress;
import java.util.BitSet;

/**
 * Sends each record when it is due.
 *
 * @param there records not to be sent, counted from the first
 * @param end number of records, those not sent among them
 */
record StreamLoop(Records source, BitSet there, Pace pace, long end) {

  /** Returns at the end, or when the stop is asked for. */
  void run(RecordProducer producer, Stop stop, Totals totals, Progress progress)
      throws InterruptedException {
    long start = System.nanoTime();
    for (long index = 0; index < end; index++) {
      if (index < there.length() && there.get((int) index)) {
        producer.skip(totals.first() + index);
        source.skip();
        totals.pass();
        continue;
      }
      // A clock reading a record, and a look at the stop signal, cost less than the record
      long early = start + pace.dueAfter(totals.produced()) - System.nanoTime();
      if (stop.askedWithin(Math.max(0, early))) {
        return;
      }
      RecordSource.Item item = source.next();
      producer.send(item);
      totals.add(item);
      if (totals.done() % 256 == 0 || early > 0 || totals.done() == end) {
        progress.stepTo(totals.done());
      }
    }
  }
}
