package dev.slipway.cli.call;

import org.jspecify.annotations.Nullable;

/// Why a command ends with exit code 2 or 3. Immutable.
public final class Fault extends Exception {
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
    public static Fault usage(String code, String message, String hint) {
        return new Fault(ExitCode.USAGE, code, message, hint, null);
    }

    /// Returns a fault of the world.
    public static Fault world(String code, String message, String hint) {
        return new Fault(ExitCode.WORLD, code, message, hint, null);
    }

    /// Returns a fault told in one text whose first sentence is the message and whose rest is the hint.
    public static Fault told(int exit, String code, @Nullable String text) {
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
    public Fault in(String file) {
        return new Fault(exit, code, said(), hint, file);
    }

    public int exit() {
        return exit;
    }

    public String code() {
        return code;
    }

    /// Returns the sentence that says what is wrong.
    public String said() {
        return String.valueOf(getMessage());
    }

    public String hint() {
        return hint;
    }

    public @Nullable String notebook() {
        return notebook;
    }
}
