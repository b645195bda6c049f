package dev.slipway.worker;

import dev.slipway.worker.protocol.Report;
import dev.slipway.worker.protocol.Request;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// Questions about the history that tasks have asked and the run process has not answered yet. Thread-safe.
final class PastQuestions {
    private final Reporter reporter;
    private final AtomicLong last = new AtomicLong();
    private final Map<Long, CompletableFuture<Request.Answer>> open = new ConcurrentHashMap<>();

    PastQuestions(Reporter reporter) {
        this.reporter = reporter;
    }

    /// Asks the run process and waits for its answer.
    ///
    /// @throws IOException if it has none, in its words
    @Nullable
    Object ask(Map<String, @Nullable Object> question) throws IOException {
        long number = last.incrementAndGet();
        var coming = new CompletableFuture<Request.Answer>();
        open.put(number, coming);
        try {
            reporter.send(new Report.Asked(number, question));
            var answer = coming.get();
            if (answer.problem() != null) {
                throw new IOException(answer.problem());
            }
            return answer.tree();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while the history was asked");
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        } finally {
            open.remove(number);
        }
    }

    /// Hands an answer to whoever waits for it.
    void answered(Request.Answer answer) {
        var waiting = open.get(answer.number());
        if (waiting != null) {
            waiting.complete(answer);
        }
    }
}
