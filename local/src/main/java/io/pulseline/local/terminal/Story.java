package io.pulseline.local.terminal;

import io.pulseline.cli.Terminal;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;

/**
 * What a person reads: lines with a tick, and one line that lives. Colour and rewriting in place
 * happen on a terminal only; elsewhere a live line becomes a plain line every few seconds.
 */
public final class Story {
  private static final long PLAIN_INTERVAL_NANOS = Duration.ofSeconds(3).toNanos();
  private static final String CLEAR_LINE = "\r\u001b[K";

  private final PrintStream out;
  private final boolean terminal;
  private final boolean colour;
  private final int columns;
  private boolean liveOpen;
  private long lastPlainNanos = System.nanoTime() - PLAIN_INTERVAL_NANOS;

  Story(PrintStream out, boolean terminal, boolean colour, int columns) {
    this.out = out;
    this.columns = columns;
    this.terminal = terminal;
    this.colour = colour;
  }

  /**
   * Speaks on standard output, or on standard error when that is kept for JSON. The launcher says
   * which of them is a terminal, since Java cannot tell.
   */
  public static Story of(boolean json) {
    PrintStream out =
        new PrintStream(
            new FileOutputStream(json ? FileDescriptor.err : FileDescriptor.out),
            true,
            StandardCharsets.UTF_8);
    boolean terminal =
        json ? Terminal.isStandardError() : Boolean.getBoolean("pulseline.stdout.terminal");
    String noColor = System.getenv("NO_COLOR");
    boolean colour = terminal && (noColor == null || noColor.isEmpty());
    return new Story(out, terminal, colour, Terminal.columns());
  }

  /** A heading of the story. */
  public synchronized void chapter(String title) {
    endLive();
    out.println();
    out.println(paint("1", title));
  }

  public synchronized void line(String text) {
    endLive();
    out.println("  " + text);
  }

  /** Something done, with how long it took. */
  public synchronized void tick(String what, String detail, Duration took) {
    endLive();
    out.printf(
        Locale.ROOT,
        "  %s %-14s %-44s %6.1f s%n",
        paint("32", "✓"),
        what,
        detail,
        took.toMillis() / 1000.0);
  }

  public synchronized void good(String text) {
    endLive();
    out.println("  " + paint("32", "✓") + " " + text);
  }

  public synchronized void bad(String text) {
    endLive();
    out.println("  " + paint("31", "✗") + " " + text);
  }

  public synchronized void warning(String text) {
    endLive();
    out.println("  " + paint("33", "!") + " " + text);
  }

  /** Shows the present state of something long: in place, or now and then as a line of its own. */
  public synchronized void live(String text) {
    if (terminal) {
      // A line that wraps cannot be rewritten in place
      out.print(CLEAR_LINE + "  " + Terminal.fitted(text, columns - 3));
      out.flush();
      liveOpen = true;
    } else if (System.nanoTime() - lastPlainNanos >= PLAIN_INTERVAL_NANOS) {
      lastPlainNanos = System.nanoTime();
      out.println("  " + text);
    }
  }

  /** Closes the live line with its final state. */
  public synchronized void settle(String text) {
    out.println((terminal ? CLEAR_LINE : "") + "  " + text);
    liveOpen = false;
  }

  /** A part's own line: as it came, at our margin. */
  public synchronized void pass(String text) {
    settle(text.strip());
  }

  private void endLive() {
    if (liveOpen) {
      out.println();
      liveOpen = false;
    }
  }

  private String paint(String code, String text) {
    return colour ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
  }
}
