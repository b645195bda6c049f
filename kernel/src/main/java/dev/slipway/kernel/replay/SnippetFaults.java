package dev.slipway.kernel.replay;

import dev.slipway.kernel.dialect.CompilerHints;
import dev.slipway.kernel.dialect.SqlCell;
import dev.slipway.kernel.directive.Injection;
import dev.slipway.kernel.directive.Nearest;
import dev.slipway.kernel.directive.SourceCell;
import dev.slipway.kernel.replay.RawCell.Range;
import dev.slipway.kernel.replay.RawCell.RawProblem;
import dev.slipway.kernel.replay.RawCell.RawSnippet;
import dev.slipway.kernel.snippet.TellingErrors;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntUnaryOperator;
import java.util.regex.Pattern;
import jdk.jshell.Diag;
import jdk.jshell.MethodSnippet;
import jdk.jshell.PersistentSnippet;
import jdk.jshell.Snippet;
import org.jspecify.annotations.Nullable;

/// Says what is wrong with a snippet that JShell rejected.
///
/// @param known the variables above with their types, for injected snippets
/// @param place gives the UTF-16 offset in the cell of one in what was compiled
record SnippetFaults(ReplayShell shell, SourceCell cell, Map<String, String> known, IntUnaryOperator place) {
    private static final Pattern SYMBOL = Pattern.compile("symbol:\\s*(?:variable|class|method)\\s+(\\w+)");

    void report(RawCell raw, Snippet snippet, Injection.@Nullable Origin origin, String variable, int line) {
        if (origin != null) {
            raw.missing.add(variable);
            raw.problems.add(injected(origin, variable, line));
            return;
        }
        switch (snippet) {
            case PersistentSnippet declared
            when !(snippet instanceof MethodSnippet) -> raw.missing.add(declared.name());
            case MethodSnippet method -> raw.missing.add(method.name());
            default -> {
                raw.missing.addAll(DeclaredNames.of(snippet.source()));
            }
        }
        TellingErrors.of(shell.diagnostics(snippet).stream()).forEach(one -> raw.problems.add(compileError(one)));
        if (raw.problems.isEmpty()) {
            int start = place.applyAsInt(0);
            raw.problems.add(
                    new RawProblem("compile-error", "does not compile", "Correct it.", range(start, start), ""));
        }
    }

    /// Returns what is wrong with a cell of SQL.
    static RawProblem of(SourceCell cell, SqlCell.Fault fault) {
        var range = new SnippetFaults.Text(cell.source()).range(fault.start(), fault.end());
        return new RawProblem("compile-error", fault.words(), fault.hint(), range, "");
    }

    private RawProblem compileError(Diag diagnostic) {
        int start = place.applyAsInt((int) Math.max(0, diagnostic.getStartPosition()));
        int end = place.applyAsInt((int) Math.max(0, diagnostic.getEndPosition()));
        var message = diagnostic.getMessage(Locale.ROOT);
        var symbol = SYMBOL.matcher(message);
        var missing = symbol.find() ? symbol.group(1) : "";
        var range = range(start, end);
        var line = cell.source().lines().skip(range.line() - 1L).findFirst().orElse("");
        var told = CompilerHints.hint(message, missing, line);
        var hint = missing.isEmpty() || !told.isEmpty()
                ? told
                : Nearest.of(missing, shell.names())
                        .map(near -> "Did you mean " + near + "?")
                        .orElse(CompilerHints.declaring(missing, line));
        return new RawProblem("compile-error", words(message), hint, range, missing);
    }

    /// Returns the compiler's message on one line, without what it says of JShell's own classes.
    static String words(String message) {
        var words = new StringBuilder();
        for (var line : message.lines().toList()) {
            var text = line.strip().replaceAll("\\s+", " ");
            if (text.isEmpty() || text.matches("location: class ?|\\(use --enable-preview.*")) {
                continue;
            }
            if (!words.isEmpty()) {
                words.append(text.startsWith("symbol:") ? ": " : "; ");
            }
            words.append(
                    text.startsWith("symbol:")
                            ? text.substring("symbol:".length()).strip()
                            : text);
        }
        return words.toString();
    }

    /// Returns what is wrong with a method or type that uses `missing`, which nothing defines: `method later()`.
    static RawProblem unresolved(SourceCell cell, RawSnippet snippet, String missing) {
        var name = missing.substring(missing.indexOf(' ') + 1).replaceFirst("\\W.*", "");
        int begin = 0;
        for (int line = 1; line < snippet.text().line(); line++) {
            begin = cell.source().indexOf('\n', begin) + 1;
        }
        var matcher = Pattern.compile("\\b" + Pattern.quote(name) + "\\b").matcher(cell.source());
        int at = matcher.find(begin) ? matcher.start() : begin;
        var range = new SnippetFaults.Text(cell.source()).range(at, at + name.length());
        var line = cell.source().lines().skip(range.line() - 1L).findFirst().orElse("");
        return new RawProblem(
                "compile-error",
                "cannot find symbol: " + missing,
                CompilerHints.hint("cannot find symbol: " + missing, name, line),
                range,
                name);
    }

    private RawProblem injected(Injection.Origin origin, String variable, int line) {
        return switch (origin) {
            case LOOP -> loop(variable, line);
            case GATHERED -> gathered(variable, line);
            case CAUGHT ->
                new RawProblem(
                        "compile-error",
                        "cannot declare " + variable + " for catch",
                        "Choose another name.",
                        word(line, variable),
                        "");
        };
    }

    private RawProblem loop(String variable, int line) {
        var over = match(line, "\\b" + variable + "\\s*:\\s*(\\w+)");
        var type = known.get(over);
        if (type == null) {
            return new RawProblem(
                    "unknown-collection",
                    "loops over " + over + ", which no cell above defines",
                    nearest(over, "Define the collection in a cell above."),
                    word(line, over),
                    over);
        }
        return new RawProblem(
                "foreach-not-a-collection",
                "loops over " + over + ", which is no collection but of type " + type,
                "Loop over a list, set, map, array or whole number (int).",
                word(line, over),
                "");
    }

    private RawProblem gathered(String variable, int line) {
        var artifact = match(line, "(\\w+)\\s*->\\s*" + variable + "\\b");
        return new RawProblem(
                "unknown-artifact",
                "gathers " + artifact + ", which no cell above defines",
                nearest(artifact, "Gather a variable of the step with foreach."),
                word(line, artifact),
                artifact);
    }

    private String nearest(String name, String otherwise) {
        return Nearest.of(name, known.keySet())
                .map(near -> "Did you mean " + near + "?")
                .orElse(otherwise);
    }

    private String match(int line, String pattern) {
        var matcher = Pattern.compile(pattern).matcher(line(line));
        return matcher.find() ? matcher.group(1) : "";
    }

    private Range word(int line, String word) {
        var matcher = Pattern.compile("\\b" + Pattern.quote(word) + "\\b").matcher(line(line));
        int column = 1;
        while (matcher.find()) {
            column = matcher.start() + 1;
            if (matcher.start() > line(line).indexOf(':')) {
                break;
            }
        }
        return new Range(line, column, line, column + Math.max(1, word.length()));
    }

    private String line(int line) {
        return cell.source().split("\n", -1)[line - 1];
    }

    private Range range(int start, int end) {
        return new Text(cell.source()).range(start, end);
    }

    /// A cell's text.
    private record Text(String source) {
        Range range(int start, int end) {
            int from = Math.clamp(start, 0, source.length());
            int to = Math.clamp(Math.max(end, from + 1), 0, source.length());
            return new Range(line(from), column(from), line(to), column(to) + (to == from ? 1 : 0));
        }

        private int line(int offset) {
            return 1
                    + (int) source.substring(0, offset)
                            .chars()
                            .filter(c -> c == '\n')
                            .count();
        }

        private int column(int offset) {
            return offset - source.lastIndexOf('\n', offset - 1);
        }
    }
}
