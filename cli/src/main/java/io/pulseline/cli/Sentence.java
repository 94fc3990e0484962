package io.pulseline.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** What an exception says, in words for people: of files and networks without a class's name. */
final class Sentence {
  private static final String DISK_FULL = "No space left on device";

  private Sentence() {}

  static String of(Throwable error) {
    if (error instanceof UncheckedIOException wrapper) {
      return of(wrapper);
    }
    return error instanceof IOException io ? of(io) : named(error);
  }

  /** What was tried, if the wrapper says so, and why it failed. */
  private static String of(UncheckedIOException wrapper) {
    String cause = of(wrapper.getCause());
    String tried = firstLine(wrapper);
    return tried.isEmpty() || tried.equals(firstLine(wrapper.getCause().toString()))
        ? cause
        : tried + ": " + cause;
  }

  private static String of(IOException error) {
    if (error instanceof FileSystemException file && file.getFile() != null) {
      return ofFile(file) + hint(file.getReason());
    }
    if (error instanceof UnknownHostException) {
      return "there is no host '" + error.getMessage() + "'";
    }
    boolean plain = error.getClass() == IOException.class || error instanceof ConnectException;
    String message = firstLine(error);
    return plain && !message.isEmpty() ? message + hint(message) : named(error);
  }

  private static String ofFile(FileSystemException error) {
    String file = error.getFile();
    if (error instanceof NoSuchFileException) {
      return "there is no file or folder " + file;
    }
    if (error instanceof AccessDeniedException) {
      return "no permission for " + file;
    }
    if (error instanceof FileAlreadyExistsException) {
      return file + " exists already";
    }
    if (error instanceof DirectoryNotEmptyException) {
      return "folder " + file + " is not empty";
    }
    if (error instanceof NotDirectoryException) {
      return file + " is not a folder";
    }
    return file + ": " + (error.getReason() == null ? named(error) : error.getReason());
  }

  private static String hint(String reason) {
    return reason != null && reason.contains(DISK_FULL)
        ? "; make room, or name a folder on another disk"
        : "";
  }

  /** An exception's message alone is often a bare name, so its kind stands before it. */
  private static String named(Throwable error) {
    String message = firstLine(error);
    String kind = error.getClass().getSimpleName();
    return message.isEmpty() ? kind : kind + ": " + message;
  }

  private static String firstLine(Throwable error) {
    return error.getMessage() == null ? "" : firstLine(error.getMessage());
  }

  private static String firstLine(String text) {
    return text.lines().findFirst().orElse("");
  }
}
