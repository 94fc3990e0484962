package io.pulseline.launch;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;

/**
 * Runs another main class for as long as the parent process lives: {@code java -cp …
 * io.pulseline.launch.Guarded <main class> <args…>}.
 *
 * <p>Standard input must be a pipe whose other end only the parent holds. However the parent dies,
 * kill -9 included, the kernel closes that end, and the end of input here ends this process: first
 * through its shutdown hooks, then without them if they hang.
 */
public final class Guarded {
  /** 128 + SIGTERM: what a process asked to stop by its parent would report. */
  private static final int EXIT_CODE = 143;

  private static final long HOOKS_MILLIS = 3_000;

  private Guarded() {}

  public static void main(String[] args) throws Throwable {
    if (args.length == 0) {
      System.err.println("error: Guarded needs the name of the main class to run");
      System.exit(2);
    }
    daemon("parent-watch", () -> exitAtEndOf(System.in)).start();
    try {
      Class.forName(args[0])
          .getMethod("main", String[].class)
          .invoke(null, (Object) Arrays.copyOfRange(args, 1, args.length));
    } catch (ClassNotFoundException | NoSuchMethodException e) {
      System.err.println("error: no main class " + args[0] + " on the class path of this process");
      System.exit(2);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private static void exitAtEndOf(InputStream parent) {
    try {
      parent.transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      System.err.println("the pipe from the parent process broke: " + e);
    }
    daemon("halt", Guarded::haltSoon).start();
    System.exit(EXIT_CODE);
  }

  private static void haltSoon() {
    try {
      Thread.sleep(HOOKS_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Runtime.getRuntime().halt(EXIT_CODE);
  }

  private static Thread daemon(String name, Runnable body) {
    Thread thread = new Thread(body, name);
    thread.setDaemon(true);
    return thread;
  }
}
