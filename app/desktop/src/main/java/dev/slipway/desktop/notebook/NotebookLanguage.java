package dev.slipway.desktop.notebook;

import dev.slipway.api.document.Document;
import dev.slipway.kernel.file.json.Json;
import dev.slipway.kernel.file.json.JsonParser;
import dev.slipway.kernel.file.json.JsonSyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// The language that a notebook's file says its code is written in.
///
/// Source: nbformat 4.5, `metadata.kernelspec` and `metadata.language_info`.
final class NotebookLanguage {
    private static final Set<String> OURS = Set.of("java", "jshell", "jsh");
    private static final String JAVA = """
            {"kernelspec": {"display_name": "Java (Slipway)", "language": "java", "name": "slipway"}, \
            "language_info": {"file_extension": ".jsh", "mimetype": "text/x-java-source", "name": "java"}}""";

    private NotebookLanguage() {}

    /// Returns what a person calls the language of `document`, for example `Python 3 (ipykernel)`; empty if it is Java
    /// or nothing says what it is.
    static Optional<String> foreign(Document document) {
        try {
            if (!(JsonParser.parse(document.metadata()) instanceof Json.Members metadata)) {
                return Optional.empty();
            }
            var kernel = member(metadata, "kernelspec");
            var language = member(metadata, "language_info")
                    .flatMap(about -> about.text("name"))
                    .or(() -> kernel.flatMap(about -> about.text("language")));
            return language.filter(name -> !OURS.contains(name.toLowerCase(Locale.ROOT)))
                    .map(name -> kernel.flatMap(about -> about.text("display_name"))
                            .filter(words -> !words.isBlank())
                            .orElse(name));
        } catch (JsonSyntaxException e) {
            return Optional.empty();
        }
    }

    private static Optional<Json.Members> member(Json.Members of, String name) {
        return of.get(name) instanceof Json.Members found ? Optional.of(found) : Optional.empty();
    }

    /// Returns `document` as a Java notebook that can be edited and run; what else says its language goes.
    static Document withJava(Document document) {
        return foreign(document).isPresent() ? document.withMetadata(JAVA) : document;
    }
}
