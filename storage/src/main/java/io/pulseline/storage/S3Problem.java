package io.pulseline.storage;

import io.pulseline.contract.UserException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Optional;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** What S3 answers, or that it does not, in words for people: what, where, and what to do. */
final class S3Problem {
  private static final int FORBIDDEN = 403;
  private static final String CREDENTIALS =
      "AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or a file named by AWS_SHARED_CREDENTIALS_FILE";

  private S3Problem() {}

  /**
   * The problem of a request.
   *
   * @param root the URI that the request was for
   * @param endpoint of a store that is not AWS
   */
  static UserException of(SdkException e, String bucket, String root, Optional<URI> endpoint) {
    if (e instanceof NoSuchBucketException) {
      return new UserException("there is no bucket '" + bucket + "' in S3; create it first", e);
    }
    if (e instanceof S3Exception answer) {
      return new UserException(refusal(answer, root), e);
    }
    return new UserException(
        e.getMessage().startsWith("Unable to load credentials")
            ? "no S3 credentials for " + root + ": set " + CREDENTIALS
            : away(e, root, endpoint),
        e);
  }

  private static String away(SdkException e, String root, Optional<URI> endpoint) {
    String where = endpoint.map(uri -> "S3 at " + uri).orElse("S3 of AWS");
    String advice =
        endpoint.isPresent()
            ? "start it, or correct --s3-endpoint"
            : "go online, or name a store of yours with --s3-endpoint";
    return "cannot reach %s for %s: %s; %s".formatted(where, root, reason(e), advice);
  }

  /** What the network said: the SDK's own words are about its retries and settings. */
  private static String reason(SdkException e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof UnknownHostException) {
        return "no such host is known";
      }
      if (cause instanceof ConnectException) {
        return "nothing listens there";
      }
      if (cause instanceof SocketTimeoutException) {
        return "it does not answer in time";
      }
      if (cause instanceof IOException broken && broken.getMessage() != null) {
        return broken.getMessage();
      }
    }
    return e.getMessage();
  }

  private static String refusal(S3Exception answer, String root) {
    int status = answer.statusCode();
    // answers to HEAD have no body that would say more
    String code =
        Optional.ofNullable(answer.awsErrorDetails())
            .map(AwsErrorDetails::errorCode)
            .map(name -> status + " " + name)
            .orElse(Integer.toString(status));
    return status == FORBIDDEN
        ? "S3 refuses %s (%s): the keys are wrong, or not good for this bucket; they come from %s"
            .formatted(root, code, CREDENTIALS)
        : "S3 cannot serve %s (%s): %s".formatted(root, code, answer.getMessage());
  }
}
