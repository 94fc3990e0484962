package io.pulseline.bench.load;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.pulseline.contract.model.ModelPackage;
import io.pulseline.scorer.ScoringModel;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;

/**
 * The least that can answer for a model over HTTP: Netty's codec and {@link BareHandler}. It checks
 * nothing, measures nothing and knows one model. {@code BareServer MODEL_DIR}.
 */
public final class BareServer {
  private static final int MAX_BYTES = 64 << 20;

  private BareServer() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    ScoringModel model = ScoringModel.open(ModelPackage.read(Path.of(args[0])));
    EventLoopGroup loops = new MultiThreadIoEventLoopGroup(NioIoHandler.newFactory());
    Channel server =
        new ServerBootstrap()
            .group(loops)
            .channel(NioServerSocketChannel.class)
            .childOption(ChannelOption.TCP_NODELAY, true)
            .childHandler(
                new ChannelInitializer<>() {
                  @Override
                  protected void initChannel(Channel channel) {
                    channel
                        .pipeline()
                        .addLast(
                            new HttpServerCodec(),
                            new HttpObjectAggregator(MAX_BYTES),
                            new BareHandler(model));
                  }
                })
            .bind("127.0.0.1", 0)
            .sync()
            .channel();
    int port = ((InetSocketAddress) server.localAddress()).getPort();
    System.out.println("READY bare http://127.0.0.1:" + port);
    server.closeFuture().sync();
  }
}
