package io.pulseline.serving.plane;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The versions of one model that are served at a moment, and what for. It never changes: {@link
 * Models} puts another in its place.
 */
final class ServedVersions {
  static final ServedVersions NONE = new ServedVersions(null, null, null, List.of());

  /** Null when requests have to name a version. */
  private final ServedModel production;

  private final ServedModel candidate;

  /** What the candidate gets of the requests that name no version; null for nothing. */
  private final Share share;

  /** Whoever names no version has read of production what to send: a candidate has to take it. */
  private final boolean shares;

  /** Served because somebody asked for them. */
  private final List<ServedModel> others;

  private ServedVersions(
      ServedModel production, ServedModel candidate, Share share, List<ServedModel> others) {
    this.production = production;
    this.candidate = candidate;
    this.share = share;
    this.shares =
        share != null
            && production != null
            && candidate.metadata().canStandFor(production.metadata());
    this.others = others;
  }

  /** With another version for those that name none; null for none. */
  ServedVersions withProduction(ServedModel next) {
    boolean arrived = candidate != null && next != null && isSame(candidate, next);
    return new ServedVersions(
        next, arrived ? null : candidate, arrived ? null : share, others(next));
  }

  /**
   * With another version to be tried out; null for none.
   *
   * @param part of the requests that name no version
   */
  ServedVersions withCandidate(ServedModel next, Share part) {
    if (next == null && candidate == null) {
      return this;
    }
    return new ServedVersions(production, next, next == null ? null : part, others(next));
  }

  /** With one version more. */
  ServedVersions with(ServedModel other) {
    List<ServedModel> more = new ArrayList<>(others);
    more.removeIf(known -> isSame(known, other));
    more.add(other);
    return new ServedVersions(production, candidate, share, List.copyOf(more));
  }

  /** Without one that is not in production. */
  ServedVersions without(String version) {
    boolean candidates = candidate != null && candidate.version().equals(version);
    return new ServedVersions(
        production,
        candidates ? null : candidate,
        candidates ? null : share,
        others.stream().filter(known -> !known.version().equals(version)).toList());
  }

  /** One loaded anew takes the place of the same version everywhere. */
  private List<ServedModel> others(ServedModel next) {
    return others.stream()
        .map(known -> next != null && isSame(known, next) ? next : known)
        .toList();
  }

  private static boolean isSame(ServedModel one, ServedModel other) {
    return one.version().equals(other.version());
  }

  /** For those that name no version; null when nothing is. */
  ServedModel production() {
    return production;
  }

  /** For one request that names no version; null when nothing is. */
  ServedModel next() {
    return shares && share.next() ? candidate : production;
  }

  /** Whether there is a candidate that gets none of the requests, since it takes other inputs. */
  boolean isLeftOut() {
    return share != null && production != null && !shares;
  }

  /** A version that is served for whatever reason; null when it is not. */
  ServedModel find(String version) {
    if (production != null && production.version().equals(version)) {
      return production;
    }
    for (ServedModel known : all()) {
      if (known.version().equals(version)) {
        return known;
      }
    }
    return null;
  }

  /** Each once, the one in production first. */
  Set<ServedModel> all() {
    Set<ServedModel> all = new LinkedHashSet<>();
    if (production != null) {
      all.add(production);
    }
    if (candidate != null) {
      all.add(candidate);
    }
    all.addAll(others);
    return all;
  }
}
