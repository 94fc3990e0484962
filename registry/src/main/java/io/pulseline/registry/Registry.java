package io.pulseline.registry;

import io.pulseline.contract.UserException;
import io.pulseline.registry.Move.Reason;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The content of {@code registry.json}: every version of a dataset's models with its stage, oldest
 * first, and how they got there.
 *
 * @param history the last {@value #REMEMBERED} moves, oldest first: everyone who watches reads them
 */
public record Registry(String dataset, List<Entry> versions, List<Move> history) {
  static final int REMEMBERED = 1000;

  public Registry {
    if (versions == null || versions.stream().anyMatch(Objects::isNull)) {
      throw new IllegalArgumentException("it has no list of versions");
    }
    versions = versions.stream().sorted(Comparator.comparing(Entry::createdAt)).toList();
    requireOneAtMost(versions, Stage.PRODUCTION);
    requireOneAtMost(versions, Stage.STAGING);
    List<Move> moves = history == null ? List.of() : history; // registries of old have none
    history = List.copyOf(moves.subList(Math.max(0, moves.size() - REMEMBERED), moves.size()));
  }

  private static void requireOneAtMost(List<Entry> versions, Stage stage) {
    List<String> there =
        versions.stream().filter(entry -> entry.stage() == stage).map(Entry::version).toList();
    if (there.size() > 1) {
      throw new IllegalArgumentException(
          "%s are all in %s".formatted(String.join(", ", there), stage.label()));
    }
  }

  public static Registry empty(String dataset) {
    return new Registry(dataset, List.of(), List.of());
  }

  public Optional<Entry> find(String version) {
    return versions.stream().filter(entry -> entry.version().equals(version)).findFirst();
  }

  /**
   * The entry of a version.
   *
   * @throws UserException when there is none
   */
  public Entry require(String version) {
    return find(version)
        .orElseThrow(
            () ->
                new UserException(
                    "no model '%s' of '%s' is registered; 'models list' shows all"
                        .formatted(version, dataset)));
  }

  /** The one version in a stage that holds at most one. */
  public Optional<Entry> at(Stage stage) {
    return versions.stream().filter(entry -> entry.stage() == stage).findFirst();
  }

  /**
   * Where a version is and how it came there.
   *
   * @throws UserException when there is no such version
   */
  public Placement placement(String version) {
    Entry entry = require(version);
    List<String> moved = history.stream().map(Move::version).toList();
    int last = moved.lastIndexOf(version);
    List<Move> displaced =
        last < 0
            ? List.of()
            : IntStream.of(last - 1, last + 1)
                .filter(near -> 0 <= near && near < history.size())
                .mapToObj(history::get)
                .filter(near -> near.madeRoomFor(history.get(last)))
                .toList();
    Optional<Entry> rival =
        entry.stage() == Stage.PRODUCTION
            ? displaced.stream()
                .filter(move -> move.from() == Stage.PRODUCTION)
                .findFirst()
                .flatMap(move -> find(move.version()))
            : at(Stage.PRODUCTION);
    return new Placement(entry, last < 0 ? null : history.get(last).why(), displaced, rival);
  }

  /**
   * Adds a new version to production if it may go there, to staging otherwise; the version that was
   * there before is archived.
   *
   * @param candidate its stage is ignored
   */
  Registry register(Entry candidate, Verdict verdict, By by) {
    Stage stage = verdict.passed() ? Stage.PRODUCTION : Stage.STAGING;
    return adopt(candidate)
        .move(candidate.version(), stage, Reason.REGISTER, by.having(verdict.found()));
  }

  /** Adds a version that lies in the store but is unknown here, as a draft. */
  Registry adopt(Entry found) {
    return find(found.version()).isPresent()
        ? this
        : new Registry(
            dataset,
            Stream.concat(versions.stream(), Stream.of(found.at(Stage.DRAFT))).toList(),
            history);
  }

  /**
   * Moves a version to staging or production and archives the one that was there.
   *
   * @throws UserException when there is no such version, or production would be left empty
   */
  Registry promote(String version, Stage to, By by) {
    Stage from = require(version).stage();
    if (from == Stage.PRODUCTION && to != from) {
      throw inProduction(version);
    }
    return move(version, to, Reason.PROMOTE, by);
  }

  /**
   * Puts a version away.
   *
   * @throws UserException when there is no such version, or production would be left empty
   */
  Registry archive(String version, By by) {
    if (require(version).stage() == Stage.PRODUCTION) {
      throw inProduction(version);
    }
    return move(version, Stage.ARCHIVED, Reason.ARCHIVE, by);
  }

  private static UserException inProduction(String version) {
    return new UserException(
        version + " is in production; promote another version, or take it back with a rollback");
  }

  /**
   * Takes the last change of production back, and with each call the one before it.
   *
   * @throws UserException when nothing was in production before
   */
  Registry rollback(By by) {
    Deque<String> before = new ArrayDeque<>();
    for (Move move : history) {
      if (move.reason() == Reason.ROLLBACK && move.to() == Stage.PRODUCTION) {
        before.poll();
      } else if (move.reason() != Reason.ROLLBACK && move.from() == Stage.PRODUCTION) {
        before.push(move.version());
      }
    }
    if (before.isEmpty()) {
      throw new UserException(
          "no version of '%s' was in production before; 'models promote' chooses one"
              .formatted(dataset));
    }
    return move(require(before.peek()).version(), Stage.PRODUCTION, Reason.ROLLBACK, by);
  }

  private Registry move(String version, Stage to, Reason reason, By by) {
    List<Entry> entries = new ArrayList<>();
    List<Move> moves = new ArrayList<>(history);
    for (Entry entry : versions) {
      Stage other = entry.stage() == to ? Stage.ARCHIVED : entry.stage();
      Entry moved = entry.at(entry.version().equals(version) ? to : other);
      entries.add(moved);
      if (moved.stage() != entry.stage()) {
        moves.add(
            new Move(
                entry.version(),
                entry.stage(),
                moved.stage(),
                reason,
                by.name(),
                by.at(),
                entry.version().equals(version) ? by.why() : "made room for " + version));
      }
    }
    return new Registry(dataset, entries, moves);
  }
}
