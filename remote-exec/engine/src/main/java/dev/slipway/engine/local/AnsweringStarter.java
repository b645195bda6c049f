package dev.slipway.engine.local;

import dev.slipway.engine.past.PastAnswers;
import dev.slipway.worker.protocol.Report;
import dev.slipway.worker.protocol.Request;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;

/// Starts workers whose tasks' questions about history, databases and deployment are answered beside everything else.
/// Immutable.
record AnsweringStarter(
        WorkerLink.Starter starter, PastAnswers answers, DatabaseAnswers databases, RunDeployment deployment)
        implements WorkerLink.Starter {
    @Override
    public WorkerLink start(int number, WorkerLink.Outfit outfit, WorkerLink.Listener listener) throws IOException {
        var link = new CompletableFuture<WorkerLink>();
        var started = starter.start(number, outfit, new WorkerLink.Listener() {
            @Override
            public void reported(Report report) {
                if (report instanceof Report.Asked asked) {
                    Thread.ofVirtual().start(() -> link.join().send(answer(asked)));
                } else {
                    listener.reported(report);
                }
            }

            @Override
            public void ended(int exit, String lastWords) {
                listener.ended(exit, lastWords);
            }
        });
        link.complete(started);
        return started;
    }

    private Request.Answer answer(Report.Asked asked) {
        try {
            var known = deployment.answer(asked.question());
            if (known.isEmpty()) {
                known = databases.answer(asked.question());
            }
            var answer = known.isPresent() ? known.get() : answers.answer(asked.question());
            return new Request.Answer(asked.number(), null, answer);
        } catch (IOException | RuntimeException e) {
            return new Request.Answer(asked.number(), String.valueOf(e.getMessage()), null);
        }
    }
}
