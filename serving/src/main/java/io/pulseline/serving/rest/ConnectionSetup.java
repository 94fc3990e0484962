package io.pulseline.serving.rest;

import io.micronaut.http.netty.channel.ChannelPipelineCustomizer;
import io.micronaut.http.server.netty.NettyServerCustomizer;
import io.netty.channel.Channel;
import io.pulseline.serving.edge.Edge;
import io.pulseline.serving.limits.ConnectionLimit;

/** Puts TLS, the gate and plain inference before what Micronaut has on each connection. */
final class ConnectionSetup implements NettyServerCustomizer {
  private final Edge edge;
  private final HttpGate gate;
  private final Inference inference;
  private final Channel connection;

  ConnectionSetup(Edge edge, HttpGate gate, Inference inference) {
    this(edge, gate, inference, null);
  }

  private ConnectionSetup(Edge edge, HttpGate gate, Inference inference, Channel connection) {
    this.edge = edge;
    this.gate = gate;
    this.inference = inference;
    this.connection = connection;
  }

  @Override
  public NettyServerCustomizer specializeForChannel(Channel channel, ChannelRole role) {
    if (role == ChannelRole.LISTENER) {
      channel.pipeline().addLast(new ConnectionLimit(edge.limits()));
      return this;
    }
    return new ConnectionSetup(edge, gate, inference, channel);
  }

  /** Fails for what is not HTTP/1.1, which is all that is spoken, rather than let it pass by. */
  @Override
  public void onInitialPipelineBuilt() {
    connection
        .pipeline()
        .addBefore(
            ChannelPipelineCustomizer.HANDLER_MICRONAUT_INBOUND,
            "pulseline-exchanges",
            new ExchangeHandler(gate))
        .addBefore(
            ChannelPipelineCustomizer.HANDLER_MICRONAUT_INBOUND,
            "pulseline-infer",
            new InferHandler(inference, gate));
    edge.tls()
        .ifPresent(
            tls ->
                connection
                    .pipeline()
                    .addFirst(
                        ChannelPipelineCustomizer.HANDLER_SSL,
                        tls.http().newHandler(connection.alloc())));
  }
}
