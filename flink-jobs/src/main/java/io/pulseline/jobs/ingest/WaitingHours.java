package io.pulseline.jobs.ingest;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** All hours whose files wait, and those that had some lately: how many decides their next wait. */
final class WaitingHours {
  private static final long REMEMBERED_MILLIS = TimeUnit.HOURS.toMillis(1);

  /** Records of a broken clock may have any hour. */
  private static final int MOST_REMEMBERED = 1_000;

  private final Map<HourFiles.Key, HourFiles> hours = new LinkedHashMap<>();

  HourFiles of(HourFiles.Key key) {
    return hours.computeIfAbsent(key, HourFiles::new);
  }

  /** Takes in what was in a checkpoint. */
  void restore(HourFiles hour) {
    hours.put(hour.key(), hour);
  }

  Collection<HourFiles> all() {
    return hours.values();
  }

  /** Drops hours without waiting files that have had none for long, or when they are too many. */
  void forget(long nowMillis) {
    List<HourFiles> idle = new ArrayList<>(hours.values());
    idle.removeIf(hour -> !hour.isEmpty());
    idle.sort(Comparator.comparingLong(HourFiles::newestMillis));
    int tooMany = idle.size() - MOST_REMEMBERED;
    for (int i = 0; i < idle.size(); i++) {
      HourFiles hour = idle.get(i);
      if (i < tooMany || nowMillis - hour.newestMillis() > REMEMBERED_MILLIS) {
        hours.remove(hour.key());
      }
    }
  }
}
