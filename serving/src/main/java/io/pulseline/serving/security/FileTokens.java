package io.pulseline.serving.security;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Tokens that stand in files, one a line, so that an old and a new one may be in force together.
 * Only their digests are kept, and all are compared in a time that tells nothing of them.
 */
final class FileTokens extends Tokens {
  /** Fewer can be guessed. */
  private static final int LEAST_CHARACTERS = 16;

  private final boolean inferIsOpen;
  private final List<WatchedFiles> files = new ArrayList<>();
  private volatile List<byte[]> infer = List.of();
  private volatile List<byte[]> control = List.of();

  /**
   * Reads the files.
   *
   * @param inferFile empty: anybody may infer
   * @param controlFile of those who may do both; empty: nobody may control
   * @throws io.pulseline.contract.UserException when a file cannot be used
   */
  FileTokens(Optional<Path> inferFile, Optional<Path> controlFile) {
    inferIsOpen = inferFile.isEmpty();
    inferFile.ifPresent(file -> watch(file, contents -> infer = digests(contents.get(0))));
    controlFile.ifPresent(file -> watch(file, contents -> control = digests(contents.get(0))));
  }

  private void watch(Path file, WatchedFiles.Use use) {
    files.add(new WatchedFiles("tokens", List.of(file), use));
  }

  private static List<byte[]> digests(byte[] file) throws IOException {
    List<byte[]> digests = new ArrayList<>();
    for (String line : new String(file, StandardCharsets.UTF_8).lines().toList()) {
      String token = line.strip();
      if (token.isEmpty()) {
        continue;
      }
      if (token.length() < LEAST_CHARACTERS) {
        throw new IOException("a token has fewer than %d characters".formatted(LEAST_CHARACTERS));
      }
      digests.add(digest(token));
    }
    if (digests.isEmpty()) {
      throw new IOException("no token in it");
    }
    return List.copyOf(digests);
  }

  private static byte[] digest(String token) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  @Override
  boolean isOpen(Right right) {
    return right == Right.INFER && inferIsOpen;
  }

  @Override
  Decision decideOn(String token, Right right) {
    byte[] digest = digest(token);
    boolean mayControl = isAmong(control, digest);
    boolean mayInfer = isAmong(infer, digest) || mayControl;
    if (!mayInfer) {
      return Decision.BAD_TOKEN;
    }
    return mayControl || right == Right.INFER ? Decision.GRANTED : Decision.NOT_ALLOWED;
  }

  /** Looks at all of them, whichever it is. */
  private static boolean isAmong(List<byte[]> digests, byte[] digest) {
    boolean found = false;
    for (byte[] one : digests) {
      found |= MessageDigest.isEqual(one, digest);
    }
    return found;
  }

  @Override
  public void close() {
    files.forEach(WatchedFiles::close);
  }
}
