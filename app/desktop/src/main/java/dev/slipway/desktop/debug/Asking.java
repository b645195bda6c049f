package dev.slipway.desktop.debug;

import dev.slipway.desktop.debug.DebugSession.Answer;
import java.util.Map;
import java.util.function.Consumer;

/// The way to the kernel's debugger. UI thread only.
interface Asking {
    /// Asks, if there is a kernel; `then` hears of a refusal, too.
    ///
    /// @param arguments name → JSON
    void ask(String command, Map<String, String> arguments, Consumer<Answer> then);

    /// Says `sentence` to the person.
    void tell(String sentence);

    /// Asks; a refusal is said, and `then` is not called.
    default void askOrTell(String command, Map<String, String> arguments, Consumer<Answer> then) {
        ask(command, arguments, answer -> {
            if (answer.isDone()) {
                then.accept(answer);
            } else {
                tell(answer.message());
            }
        });
    }
}
