package dev.slipway.kernel.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.kernel.message.CodeCell;
import dev.slipway.kernel.message.Header;
import dev.slipway.kernel.message.Publication;
import dev.slipway.kernel.message.Received;
import dev.slipway.kernel.message.Reply;
import dev.slipway.kernel.message.Request;
import dev.slipway.kernel.message.json.Author;
import dev.slipway.kernel.message.json.MessageCodec;
import dev.slipway.kernel.protocol.Outcome;
import dev.slipway.kernel.wire.Channel;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// In which order a request's messages leave, while publications are slow to.
class AnswersTest {
    private static final Reply DONE =
            new Reply.Ended(1, new Outcome.Succeeded(null, null), null, Duration.ZERO, Map.of(), null);

    private final LinkedBlockingQueue<String> sent = new LinkedBlockingQueue<>();
    private final CountDownLatch go = new CountDownLatch(1);
    private final MessageCodec codec = new MessageCodec(new Author("s", InstantSource.system()));
    private final Publisher publisher = new Publisher(this::publish);
    private final Answers answers =
            new Answers((channel, _) -> sent.add(channel.name()), Runnable::run, codec, publisher);

    @Test
    void aCellsReplyComesBehindWhatItShowed() throws InterruptedException {
        publisher.start();
        var request = received(new Request.Execute("1", CodeCell.UNKNOWN, Request.Mode.USUAL, Map.of()));
        answers.begin(request);
        answers.publish(request, new Publication.Input("1", 1));
        answers.end(request, DONE);
        go.countDown();

        assertThat(next(4)).containsExactly("Status", "Input", "SHELL", "Status");
    }

    @Test
    void helpWaitsForNoOutput() throws InterruptedException {
        publisher.start();
        var request = received(new Request.Complete("a", 1));
        answers.begin(request);
        answers.end(request, new Reply.Done());
        go.countDown();

        assertThat(next(3)).containsExactly("SHELL", "Status", "Status");
    }

    private List<String> next(int count) throws InterruptedException {
        var names = new String[count];
        for (int i = 0; i < count; i++) {
            names[i] = sent.poll(10, TimeUnit.SECONDS);
        }
        return List.of(names);
    }

    private void publish(Header parent, Publication publication) {
        try {
            go.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        sent.add(publication.getClass().getSimpleName());
    }

    private static Received<Request> received(Request body) {
        return new Received<>(Channel.SHELL, List.of(), new Header("1", "execute_request", "f", "{}"), "", body);
    }
}
