package dev.slipway.cli;

import org.jspecify.annotations.Nullable;

/// Why a command ends with exit code 2 or 3.
final class Fault extends Exception {
    private static final long serialVersionUID = 1L;

    private final int exit;
    private final String code;
    private final String hint;
    private final @Nullable String notebook;

    private Fault(int exit, String code, String message, String hint, @Nullable String notebook) {
        super(message);
        this.exit = exit;
        this.code = code;
        this.hint = hint;
        this.notebook = notebook;
    }

    /// Returns a fault of the person's usage or input.
    ///
    /// @param code stable kebab-case word
    /// @param message one sentence that says what is wrong
    /// @param hint one sentence that says what to do, empty if the message says it
    static Fault usage(String code, String message, String hint) {
        return new Fault(ExitCode.USAGE, code, message, hint, null);
    }

    /// Returns a fault of the world.
    static Fault world(String code, String message, String hint) {
        return new Fault(ExitCode.WORLD, code, message, hint, null);
    }

    /// Returns a fault told in one text whose first sentence is the message and whose rest is the hint.
    static Fault told(int exit, String code, @Nullable String text) {
        var whole = text == null || text.isBlank() ? "Something failed without saying why." : text.strip();
        int end = whole.indexOf(". ");
        return end < 0
                ? new Fault(exit, code, whole, "", null)
                : new Fault(
                        exit,
                        code,
                        whole.substring(0, end + 1),
                        whole.substring(end + 2).strip(),
                        null);
    }

    /// Returns this fault, about `file`.
    Fault in(String file) {
        return new Fault(exit, code, said(), hint, file);
    }

    int exit() {
        return exit;
    }

    String code() {
        return code;
    }

    /// Returns the sentence that says what is wrong.
    String said() {
        return String.valueOf(getMessage());
    }

    String hint() {
        return hint;
    }

    @Nullable
    String notebook() {
        return notebook;
    }
}
