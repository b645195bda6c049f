package dev.slipway.cli.call;

import org.jspecify.annotations.Nullable;

/// Why a command ends with exit code 2 or 3. Immutable.
public final class Fault extends Exception {
    private static final long serialVersionUID = 1L;

    private final int exit;
    private final String code;
    private final String hint;
    private final Where where;

    /// What a fault is about; a part that does not apply is null.
    ///
    /// @param notebook as the person named it
    /// @param cell id
    /// @param line 1-based in the cell
    public record Where(
            @Nullable String notebook,
            @Nullable String cell,
            @Nullable Integer line) {
        static final Where NOWHERE = new Where(null, null, null);
    }

    private Fault(int exit, String code, String message, String hint, Where where) {
        super(message);
        this.exit = exit;
        this.code = code;
        this.hint = hint;
        this.where = where;
    }

    /// Returns a fault of the person's usage or input.
    ///
    /// @param code stable kebab-case word
    /// @param message one sentence that says what is wrong
    /// @param hint one sentence that says what to do, empty if the message says it
    public static Fault usage(String code, String message, String hint) {
        return new Fault(ExitCode.USAGE, code, message, hint, Where.NOWHERE);
    }

    /// Returns a fault of the world.
    public static Fault world(String code, String message, String hint) {
        return new Fault(ExitCode.WORLD, code, message, hint, Where.NOWHERE);
    }

    /// Returns a fault told in one text whose first sentence is the message and whose rest is the hint.
    public static Fault told(int exit, String code, @Nullable String text) {
        var whole = text == null || text.isBlank() ? "Something failed without saying why." : text.strip();
        int end = whole.indexOf(". ");
        return end < 0
                ? new Fault(exit, code, whole, "", Where.NOWHERE)
                : new Fault(
                        exit,
                        code,
                        whole.substring(0, end + 1),
                        whole.substring(end + 2).strip(),
                        Where.NOWHERE);
    }

    /// Returns this fault, about `notebook`.
    public Fault in(String notebook) {
        return at(notebook, null, null);
    }

    /// Returns this fault, about a line of a cell of `notebook`.
    ///
    /// @param cell id, null if no cell is meant
    /// @param line 1-based in the cell, null if no line is meant
    public Fault at(String notebook, @Nullable String cell, @Nullable Integer line) {
        return new Fault(exit, code, said(), hint, new Where(notebook, cell, line));
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

    /// Returns what it is about.
    public Where where() {
        return where;
    }
}
