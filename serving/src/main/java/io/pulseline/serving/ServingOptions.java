package io.pulseline.serving;

import java.nio.file.Path;

/**
 * What to serve and where.
 *
 * @param modelName what clients call the model
 * @param modelDir folder of a model package
 * @param host address to listen on
 * @param httpPort 0: any free one
 * @param grpcPort 0: any free one
 * @param maxBodyBytes of a request, whatever the transport
 */
public record ServingOptions(
    String modelName, Path modelDir, String host, int httpPort, int grpcPort, int maxBodyBytes) {}
