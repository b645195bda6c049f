package dev.slipway.kernel.dialect;

import dev.slipway.kernel.directive.SourceCell;
import dev.slipway.kernel.problem.Place;
import dev.slipway.kernel.problem.Problem;
import dev.slipway.kernel.snippet.CodeText;
import dev.slipway.kernel.snippet.CodeText.Open;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds comments that a person may take for more: declarations that are none, and the rest of a cell. Stateless.
final class CommentProblems {
    private static final String COORDINATES = "[\\w.-]+:[\\w.-]+(?::[\\w.-]+)*";
    private static final String ADDRESS = "(?:[\\w.-]+\\s*=?\\s*)?https?://\\S+";
    /// What begins like a declaration and has the form of one, but for its word.
    private static final Pattern MISSPELT = Pattern.compile("(?im)^[ \\t]*(//[ \\t]*(?:"
            + "(?<deps>deps?|dependency|dependencies):?[ \\t]*(?<artifact>" + COORDINATES + ")(?:@\\w+)?"
            + "|(?<repos>repos?|repository|repositories):?[ \\t]*(?<address>" + ADDRESS + ")"
            + "|(?<java>java):?[ \\t]+(?<version>\\d{1,2}\\+?)[ \\t]*$))");
    /// What a declaration looks like.
    private static final Pattern SPELT = Pattern.compile("//(?:DEPS|REPOS|JAVA)(?:\\s.*)?");
    private static final Pattern FOREIGN = Pattern.compile(
            "(?m)^[ \\t]*(//(SOURCES|FILES|JAVAC_OPTIONS|COMPILE_OPTIONS|PREVIEW|JAVAAGENT|NATIVE_OPTIONS)\\b)");
    private static final Map<String, String> EQUIVALENTS = Map.of(
            "SOURCES", "Write %load FILE.java on a line of its own.",
            "FILES", "Leave it out: files are read from the notebook's folder.",
            "PREVIEW", "Cells are compiled without preview features.",
            "JAVAC_OPTIONS", "Cells are compiled without options.",
            "COMPILE_OPTIONS", "Cells are compiled without options.",
            "JAVAAGENT", "A notebook may not ask for an agent.",
            "NATIVE_OPTIONS", "A notebook is not compiled to native code.");

    private CommentProblems() {}

    static List<Problem> of(SourceCell cell) {
        var source = cell.source();
        var problems = new ArrayList<Problem>();
        if (!source.contains("//") && !source.contains("/*")) {
            return problems;
        }
        var java = CellText.java(source);
        for (var found = MISSPELT.matcher(java); found.find(); ) {
            if (!SPELT.matcher(found.group(1)).matches() && isComment(java, found)) {
                problems.add(misspelt(cell, found));
            }
        }
        for (var found = FOREIGN.matcher(java); found.find(); ) {
            if (isComment(java, found)) {
                problems.add(Problem.warning(
                        "unknown-declaration",
                        found.group(1) + " is not known here.",
                        EQUIVALENTS.getOrDefault(found.group(2), ""),
                        place(cell, found.start(1), found.group(1).length())));
            }
        }
        unended(cell, java).ifPresent(problems::add);
        return problems;
    }

    /// Tells whether a comment of one line begins there, and no text holds it.
    private static boolean isComment(String java, Matcher found) {
        return CodeText.of(java, found.start(1)).end() == Open.NOTHING;
    }

    private static Problem misspelt(SourceCell cell, Matcher found) {
        var written = found.group("deps") != null
                ? "//DEPS " + found.group("artifact")
                : found.group("repos") != null
                        ? "//REPOS " + found.group("address").replaceFirst("^([\\w.-]+)\\s*=?\\s*(?=http)", "$1=")
                        : "//JAVA " + found.group("version");
        var word = written.substring(0, written.indexOf(' ')).toUpperCase(Locale.ROOT);
        return Problem.warning(
                "misspelt-declaration",
                "This comment declares nothing: a declaration begins with " + word + ".",
                "Write " + written + ", or nothing that looks like it.",
                place(cell, found.start(1), found.group(1).length()));
    }

    /// Returns that a comment takes all that follows, if nothing ends it.
    private static Optional<Problem> unended(SourceCell cell, String java) {
        if (CodeText.of(java, java.length()).end() != Open.COMMENT) {
            return Optional.empty();
        }
        int at = java.indexOf("/*", java.lastIndexOf("*/") + 1);
        while (at >= 0 && CodeText.of(java, at).end() != Open.NOTHING) {
            at = java.indexOf("/*", at + 1);
        }
        return Optional.of(Problem.error(
                "compile-error", "unclosed comment", "Close it with */.", place(cell, Math.max(0, at), 2)));
    }

    private static Place place(SourceCell cell, int offset, int length) {
        var before = cell.source().substring(0, offset);
        int line = 1 + (int) before.chars().filter(c -> c == '\n').count();
        return Place.onLine(cell.id(), cell.index(), line, offset - before.lastIndexOf('\n'), length);
    }
}
