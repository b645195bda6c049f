package dev.slipway.kernel.server;

import dev.slipway.kernel.message.Publication;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// Asks the person at the front end that runs a cell; one question at a time. Thread-safe.
final class Questions {
    private final Executions executions;
    private final BiConsumer<Execution, Publication.Question> out;
    private @Nullable CompletableFuture<String> open;

    /// @param out puts a question to the front end of an execution, after all that was shown before
    Questions(Executions executions, BiConsumer<Execution, Publication.Question> out) {
        this.executions = executions;
        this.out = out;
    }

    /// Returns the person's line, without its end.
    ///
    /// @throws IOException if nobody can be asked
    /// @throws InterruptedException if the calling thread is interrupted meanwhile
    String ask(String prompt) throws IOException, InterruptedException {
        var execution = executions
                .here()
                .filter(Execution::mayAsk)
                .orElseThrow(() -> new IOException(
                        "nobody can be asked here: \"" + prompt.strip() + "\". Run the cell in a notebook."));
        var answer = open();
        out.accept(execution, new Publication.Question(prompt, false));
        try {
            return answer.get();
        } catch (ExecutionException e) {
            throw new IOException("the question was withdrawn: \"" + prompt.strip() + "\"", e);
        } finally {
            close();
        }
    }

    private synchronized CompletableFuture<String> open() throws IOException {
        if (open != null) {
            throw new IOException("another question waits for its answer already");
        }
        open = new CompletableFuture<>();
        return open;
    }

    private synchronized void close() {
        open = null;
    }

    /// Hands over the answer; ignored if nothing is asked.
    synchronized void answer(String line) {
        if (open != null) {
            open.complete(line);
        }
    }

    /// Ends the open question, whose cell has ended.
    synchronized void withdraw() {
        if (open != null) {
            open.completeExceptionally(new IOException("its cell has ended"));
        }
    }
}
