package dev.slipway.kernel.snippet;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import jdk.jshell.Diag;

/// What of the compiler's errors about one snippet tells a person something. Stateless.
public final class TellingErrors {
    private TellingErrors() {}

    /// Returns the errors in `said` that do not only follow from others.
    public static List<Diag> of(Stream<Diag> said) {
        // what follows from another error speaks of the type <any>
        var errors = said.filter(Diag::isError)
                .filter(one -> !words(one).contains("<any>"))
                .toList();
        return first(errors, PastedCharacters::areIn)
                .or(() -> first(errors, message -> !ClassLimits.hint(message).isEmpty()))
                .orElse(errors);
    }

    private static Optional<List<Diag>> first(List<Diag> errors, Predicate<String> alone) {
        return errors.stream().filter(one -> alone.test(words(one))).findFirst().map(List::of);
    }

    private static String words(Diag diagnostic) {
        return diagnostic.getMessage(Locale.ROOT);
    }
}
