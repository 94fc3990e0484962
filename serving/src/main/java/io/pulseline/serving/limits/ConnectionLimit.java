package io.pulseline.serving.limits;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Bounds the connections that a listening port accepts. At the limit those that do nothing make
 * room for a new one, the oldest first; when none of them does, the new one is closed.
 */
public final class ConnectionLimit extends ChannelInboundHandlerAdapter {
  /** Asks a connection, by an event in its pipeline, to close unless it is at work. */
  public static final Object MAKE_ROOM = new Object();

  /** How many are asked for each that comes. */
  private static final int ASKED = 8;

  private final int most;

  /** Those above the limit while others close. */
  private final int beyond;

  /** The one that was asked last, or has come last, is last. */
  private final Set<Channel> open = new LinkedHashSet<>();

  /** A limit of one port. */
  public ConnectionLimit(Limits limits) {
    this.most = limits.connections();
    this.beyond = Math.max(ASKED, most / 20);
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    Channel accepted = (Channel) message;
    List<Channel> asked;
    synchronized (open) {
      asked = open.size() < most ? List.of() : oldest();
      if (open.size() < most + beyond) {
        open.add(accepted);
      } else {
        accepted.unsafe().closeForcibly();
        accepted = null;
      }
    }
    asked.forEach(connection -> connection.pipeline().fireUserEventTriggered(MAKE_ROOM));
    if (accepted != null) {
      Channel taken = accepted;
      taken.closeFuture().addListener(closed -> forget(taken));
      taken.pipeline().addLast(new Silence());
      context.fireChannelRead(taken);
    }
  }

  private List<Channel> oldest() {
    List<Channel> asked = new ArrayList<>(ASKED);
    for (Iterator<Channel> all = open.iterator(); all.hasNext() && asked.size() < ASKED; ) {
      asked.add(all.next());
      all.remove();
    }
    open.addAll(asked);
    return asked;
  }

  private void forget(Channel connection) {
    synchronized (open) {
      open.remove(connection);
    }
  }

  /** A connection that has said nothing yet makes room, whatever protocol it would speak. */
  private static final class Silence extends ChannelInboundHandlerAdapter {
    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
      context.pipeline().remove(this);
      context.fireChannelRead(message);
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
      if (event == MAKE_ROOM) {
        var unused = context.close();
      } else {
        context.fireUserEventTriggered(event);
      }
    }
  }
}
