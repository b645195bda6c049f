package dev.slipway.api.sql;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// A query and what its text refers to: tables by name, variables of the notebook as `:name`, files by path. Immutable.
///
/// Found from the tokens alone, without a database: names of common table expressions, of functions and with a schema
/// are left out. Of two meanings a text may have, the one that refers to more is taken.
///
/// @param text the query
/// @param references in the order of the text, each use by itself; copied
public record SqlText(String text, List<Reference> references) {
    /// What is referred to.
    public enum Kind {
        /// A table by name: `FROM flights`.
        TABLE,
        /// A variable of the notebook: `:rate`; its place includes the colon.
        VARIABLE,
        /// A file: `FROM 'x.csv'`, `read_csv('x.csv')`; its place includes the quotes.
        FILE
    }

    /// One use.
    ///
    /// @param name the name or the path, without quotes
    /// @param start UTF-16 offset in the query where it begins
    /// @param end UTF-16 offset behind it
    public record Reference(Kind kind, String name, int start, int end) {}

    /// A word, name, number, text or symbol of the query; comments and blanks are none.
    ///
    /// @param text as it is written, quotes included
    /// @param start UTF-16 offset in the query where it begins
    /// @param end UTF-16 offset behind it
    public record Part(String text, int start, int end) {}

    public SqlText {
        references = List.copyOf(references);
    }

    /// Reads `text`; never fails, whatever the text is.
    public static SqlText of(String text) {
        return new SqlText(text, new SqlScan(SqlTokens.of(text)).references());
    }

    /// Returns the names or paths of `kind`, each once, in order.
    public List<String> names(Kind kind) {
        return references.stream()
                .filter(reference -> reference.kind() == kind)
                .map(Reference::name)
                .distinct()
                .toList();
    }

    /// Returns what the query is made of, in order.
    public List<Part> parts() {
        return SqlTokens.of(text).stream()
                .map(token -> new Part(text.substring(token.start(), token.end()), token.start(), token.end()))
                .toList();
    }

    /// Returns the first word in capitals, brackets before it left out; empty if there is none.
    public String firstWord() {
        return parts().stream()
                .map(Part::text)
                .filter(part -> !part.equals("("))
                .findFirst()
                .orElse("")
                .toUpperCase(Locale.ROOT);
    }

    /// Tells whether there is nothing but comments and blanks.
    public boolean isBlank() {
        return SqlTokens.of(text).stream().allMatch(token -> token.is(";"));
    }

    /// Returns where the second statement begins, a UTF-16 offset; -1 if there is one statement at most.
    public int second() {
        boolean isOver = false;
        for (var token : SqlTokens.of(text)) {
            if (isOver && !token.is(";")) {
                return token.start();
            }
            isOver |= token.is(";");
        }
        return -1;
    }

    /// Returns `text` without comments and with one blank between its tokens: two queries that differ in their
    /// formatting only have the same.
    public static String normal(String text) {
        return SqlTokens.of(text).stream()
                .map(token -> text.substring(token.start(), token.end()))
                .collect(Collectors.joining(" "))
                .replaceFirst("( ;)+$", "");
    }

    /// Tells whether `path` is a pattern that stands for several files.
    public static boolean isPattern(String path) {
        return path.chars().anyMatch(c -> c == '*' || c == '?' || c == '[');
    }

    /// Returns the folder in which all files of the pattern `path` lie: what stands before the first wildcard.
    public static String folder(String path) {
        int wild = 0;
        while (wild < path.length() && "*?[".indexOf(path.charAt(wild)) < 0) {
            wild++;
        }
        int slash = path.lastIndexOf('/', wild);
        return slash < 0 ? "." : slash == 0 ? "/" : path.substring(0, slash);
    }
}
