package dev.slipway.kernel.server;

import dev.slipway.kernel.message.Publication;
import dev.slipway.kernel.message.Received;
import dev.slipway.kernel.message.Reply;
import dev.slipway.kernel.message.Request;
import dev.slipway.kernel.message.json.MessageCodec;
import dev.slipway.kernel.wire.KernelSockets;
import java.util.concurrent.CountDownLatch;

/// Answers over the sockets. Thread-safe.
final class Answers implements Replies {
    private final KernelSockets sockets;
    private final MessageCodec codec;
    private final Publisher publisher;

    Answers(KernelSockets sockets, MessageCodec codec, Publisher publisher) {
        this.sockets = sockets;
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
        sockets.send(request.channel(), codec.reply(request, reply));
        end(request);
    }

    @Override
    public void end(Received<Request> request) {
        publish(request, new Publication.Status(Publication.State.IDLE));
    }

    @Override
    public void awaitWhatArrived() throws InterruptedException {
        var heard = new CountDownLatch(1);
        sockets.afterWhatArrived(heard::countDown);
        heard.await();
    }
}
