package dev.slipway.kernel.snippet;

import java.util.Collection;
import java.util.Locale;
import java.util.regex.Pattern;
import jdk.jshell.Diag;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.Snippet.Status;
import jdk.jshell.SnippetEvent;

/// What is right as Java and too large for a class file. Stateless.
///
/// The compiler finds it when it writes the class. JShell does not reject such a snippet: it takes it for one that
/// waits for others, and compiles it again with each that follows. And what writes class files keeps the
/// constants of one that it gave up, so that JShell's compiler refuses all that follows, whatever it is.
public final class ClassLimits {
    private static final Pattern BROKEN =
            Pattern.compile("too (?:long|large|much)\\b.*|too many (?:constants|local variables)");
    private static final Pattern TEXT = Pattern.compile("constant string too long|UTF8 representation for string.*");

    private ClassLimits() {}

    /// Tells whether `snippet` is not in force because it is too large.
    public static boolean areBrokenBy(Snippet snippet, JShell shell) {
        var status = shell.status(snippet);
        return (status == Status.RECOVERABLE_NOT_DEFINED || status == Status.REJECTED)
                && shell.diagnostics(snippet).anyMatch(ClassLimits::areTold);
    }

    /// Tells whether one of the snippets in `events` is too large.
    static boolean areBrokenBy(Collection<SnippetEvent> events, JShell shell) {
        return events.stream().anyMatch(event -> areBrokenBy(event.snippet(), shell));
    }

    private static boolean areTold(Diag said) {
        return said.isError() && isTold(said.getMessage(Locale.ROOT));
    }

    private static boolean isTold(String message) {
        return BROKEN.matcher(message).find();
    }

    /// Returns what to do about `message`, the compiler's; empty if it is about something else.
    public static String hint(String message) {
        if (TEXT.matcher(message).find()) {
            return "A constant text has at most 65,535 bytes: read it from a file, or join it from parts that are no"
                    + " constants, such as String.join(\"\", a, b).";
        }
        return isTold(message)
                ? "Java allows 64 KB of code in one method, array or initialiser, and 65,535 constants in one class:"
                        + " read data from a file beside the notebook, or split it."
                : "";
    }
}
