package dev.slipway.kernel.engine;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import jdk.jshell.SourceCodeAnalysis.QualifiedNames;

/// JShell's index of the names of all types, which it makes in the background when it is first wanted.
final class TypeIndex {
    private static final long PAUSE_MILLIS = 50;
    private static final int MOST_PAUSES = 100;

    private TypeIndex() {}

    /// Returns what `question` finds once the index is there; what is known after 5 s if it is not.
    static List<String> names(Supplier<QualifiedNames> question) {
        var never = new CountDownLatch(1);
        try {
            for (int i = 0; i < MOST_PAUSES; i++) {
                var answer = question.get();
                if (answer.isUpToDate() || never.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS)) {
                    return answer.getNames();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return question.get().getNames();
    }
}
