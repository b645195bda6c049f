package dev.slipway.kernel.server;

import dev.slipway.kernel.message.Publication;
import dev.slipway.kernel.message.Received;
import dev.slipway.kernel.message.Reply;
import dev.slipway.kernel.message.Request;
import dev.slipway.kernel.message.json.MessageCodec;
import dev.slipway.kernel.wire.Channel;
import dev.slipway.kernel.wire.KernelSockets;
import dev.slipway.kernel.wire.Packet;
import java.util.concurrent.CountDownLatch;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/// Answers over the sockets. Thread-safe.
final class Answers implements Replies {
    private final BiConsumer<Channel, Packet> out;
    private final Consumer<Runnable> afterWhatArrived;
    private final MessageCodec codec;
    private final Publisher publisher;

    Answers(KernelSockets sockets, MessageCodec codec, Publisher publisher) {
        this(sockets::send, sockets::afterWhatArrived, codec, publisher);
    }

    /// @param out sends without waiting
    /// @param afterWhatArrived runs something once what front ends have sent by now has been heard
    Answers(
            BiConsumer<Channel, Packet> out,
            Consumer<Runnable> afterWhatArrived,
            MessageCodec codec,
            Publisher publisher) {
        this.out = out;
        this.afterWhatArrived = afterWhatArrived;
        this.codec = codec;
        this.publisher = publisher;
    }

    @Override
    public void begin(Received<Request> request) {
        publish(request, new Publication.Status(Publication.State.BUSY));
    }

    @Override
    public void publish(Received<Request> request, Publication publication) {
        publisher.publish(request.header(), publication);
    }

    @Override
    public void end(Received<Request> request, Reply reply) {
        var packet = codec.reply(request, reply);
        if (request.body() instanceof Request.Execute) {
            // front ends give outputs that come behind the reply little time
            publisher.afterwards(() -> out.accept(request.channel(), packet));
        } else {
            out.accept(request.channel(), packet); // help does not wait for what a cell prints
        }
        end(request);
    }

    @Override
    public void end(Received<Request> request) {
        publish(request, new Publication.Status(Publication.State.IDLE));
    }

    @Override
    public void awaitWhatArrived() throws InterruptedException {
        var heard = new CountDownLatch(1);
        afterWhatArrived.accept(heard::countDown);
        heard.await();
    }
}
