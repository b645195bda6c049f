package dev.slipway.kernel.problem;

import org.jspecify.annotations.Nullable;

/// One thing that is wrong, or worth knowing, about a notebook.
///
/// @param severity how bad it is
/// @param code stable kebab-case word for scripts, for example `unknown-directive`
/// @param message one sentence that says what is wrong
/// @param hint one sentence that says what to do, empty if the message says it
/// @param place where it is, null if it belongs to no cell
public record Problem(
        Severity severity,
        String code,
        String message,
        String hint,
        @Nullable Place place) {
    public static Problem error(String code, String message, String hint, @Nullable Place place) {
        return new Problem(Severity.ERROR, code, message, hint, place);
    }

    public static Problem warning(String code, String message, String hint, @Nullable Place place) {
        return new Problem(Severity.WARNING, code, message, hint, place);
    }

    public static Problem info(String code, String message, String hint, @Nullable Place place) {
        return new Problem(Severity.INFO, code, message, hint, place);
    }

    /// Returns what is wrong and what to do, for a person: `"cannot find symbol: class Foo. Import it."`
    public String sentence() {
        return sentence(message);
    }

    /// Returns `said`, which stands for the message, and what to do.
    public String sentence(String said) {
        var plain = said.strip();
        if (plain.isEmpty() || hint.isBlank()) {
            return (plain + hint).strip();
        }
        boolean isEnded = ".?!:".indexOf(plain.charAt(plain.length() - 1)) >= 0;
        return plain + (isEnded ? " " : ". ") + hint.strip();
    }
}
