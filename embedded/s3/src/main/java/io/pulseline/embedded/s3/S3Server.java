package io.pulseline.embedded.s3;

import io.pulseline.embedded.command.Ports;
import java.io.IOException;
import java.net.BindException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import org.gaul.s3proxy.AuthenticationType;
import org.gaul.s3proxy.S3Proxy;
import org.jclouds.ContextBuilder;
import org.jclouds.blobstore.BlobStoreContext;

/** S3Proxy over a folder: one sub-folder a bucket, one file an object. */
final class S3Server {
  private static final int MAX_THREADS = 32;

  private final S3Proxy proxy;
  private final BlobStoreContext files;
  private final String url;

  private S3Server(S3Proxy proxy, BlobStoreContext files, String url) {
    this.proxy = proxy;
    this.files = files;
    this.url = url;
  }

  static S3Server start(
      Path data, String address, int port, Credentials credentials, List<String> buckets)
      throws Exception {
    BlobStoreContext files = openFiles(data.toAbsolutePath().normalize());
    Drafts.delete(data);
    buckets.forEach(bucket -> files.getBlobStore().createContainerInLocation(null, bucket));
    String url = Ports.http(address, port);
    S3Proxy proxy =
        S3Proxy.builder()
            .blobStore(
                new AtomicConditions(new FolderMarkers(new WholeListings(files.getBlobStore()))))
            .endpoint(URI.create(url))
            .awsAuthentication(
                AuthenticationType.AWS_V2_OR_V4, credentials.accessKey(), credentials.secretKey())
            // Newer SDKs send checksum headers that S3Proxy does not know
            .ignoreUnknownHeaders(true)
            .jettyMaxThreads(MAX_THREADS)
            .build();
    WholeRequests.before(proxy);
    try {
      proxy.start();
    } catch (IOException e) {
      if (e.getCause() instanceof BindException || e instanceof BindException) {
        throw new IOException(
            "port " + address + ":" + port + " is taken; give --port another one", e);
      }
      throw e;
    }
    return new S3Server(proxy, files, url);
  }

  String url() {
    return url;
  }

  /** One unsigned request: any HTTP answer, a refusal too, shows that requests are served. */
  void awaitAnswer() throws IOException {
    HttpURLConnection connection = (HttpURLConnection) URI.create(url).toURL().openConnection();
    connection.setRequestMethod("HEAD");
    connection.getResponseCode();
    connection.disconnect();
  }

  void stop() {
    try {
      proxy.stop();
    } catch (Exception e) {
      throw new IllegalStateException("the server did not stop cleanly", e);
    } finally {
      files.close();
    }
  }

  private static BlobStoreContext openFiles(Path folder) throws IOException {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new IOException(
          "cannot make the data folder " + folder + "; give --data another one", e);
    }
    Properties settings = new Properties();
    settings.setProperty("jclouds.filesystem.basedir", folder.toString());
    return ContextBuilder.newBuilder("filesystem-nio2")
        .credentials("unused", "unused")
        .overrides(settings)
        .build(BlobStoreContext.class);
  }
}
