package io.pulseline.embedded.junit;

import java.net.URI;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** The AWS SDK's client, set up for a server on this machine. */
final class SignedClient {
  private SignedClient() {}

  static S3Client of(S3Server server, String secretKey) {
    return S3Client.builder()
        .endpointOverride(URI.create(server.endpoint()))
        .region(Region.US_EAST_1)
        .forcePathStyle(true)
        .overrideConfiguration(
            c ->
                c.addExecutionInterceptor(new NoExpectContinue())
                    // A killed server leaves up to five dead connections in the JDK's pool
                    .retryStrategy(retry -> retry.maxAttempts(7)))
        // Over plain HTTP the SDK's default is signed chunks with a trailer, unknown to S3Proxy
        .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
        .credentialsProvider(
            StaticCredentialsProvider.create(
                AwsBasicCredentials.create(server.accessKey(), secretKey)))
        .build();
  }

  /** The JDK's HTTP client hangs for a while when it is refused in place of "100 Continue". */
  private static final class NoExpectContinue implements ExecutionInterceptor {
    @Override
    public SdkHttpRequest modifyHttpRequest(
        Context.ModifyHttpRequest context, ExecutionAttributes attributes) {
      return context.httpRequest().toBuilder().removeHeader("Expect").build();
    }
  }
}
