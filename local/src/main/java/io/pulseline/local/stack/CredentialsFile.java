package io.pulseline.local.stack;

import io.pulseline.storage.S3Credentials;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Properties;

/**
 * The S3 server's key pair of one data folder: random, readable by its owner only, and handed to
 * children through their environment, never through arguments.
 */
public final class CredentialsFile {
  private static final String ACCESS_KEY = "aws_access_key_id";
  private static final String SECRET_KEY = "aws_secret_access_key";

  private CredentialsFile() {}

  /** Reads the folder's pair, or makes one on first use. */
  public static S3Credentials of(DataFolder folder) {
    Path file = folder.credentialsFile();
    try {
      if (Files.notExists(file)) {
        write(file);
      }
      Properties properties = new Properties(); // its [default] reads as a key without a value
      try (Reader reader = Files.newBufferedReader(file)) {
        properties.load(reader);
      }
      return new S3Credentials(
          properties.getProperty(ACCESS_KEY), properties.getProperty(SECRET_KEY));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read or write " + file, e);
    }
  }

  private static void write(Path file) throws IOException {
    SecureRandom random = new SecureRandom();
    if (Files.getFileStore(file.toAbsolutePath().getParent()).supportsFileAttributeView("posix")) {
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }
    Files.writeString(
        file,
        "[default]\n%s=%s\n%s=%s\n"
            .formatted(ACCESS_KEY, hex(random, 10), SECRET_KEY, hex(random, 20)));
  }

  private static String hex(SecureRandom random, int bytes) {
    byte[] value = new byte[bytes];
    random.nextBytes(value);
    return HexFormat.of().formatHex(value);
  }
}
