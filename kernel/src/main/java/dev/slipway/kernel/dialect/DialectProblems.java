package dev.slipway.kernel.dialect;

import dev.slipway.api.document.CellKind;
import dev.slipway.kernel.directive.Nearest;
import dev.slipway.kernel.directive.SourceCell;
import dev.slipway.kernel.problem.Place;
import dev.slipway.kernel.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Finds magics that cannot be done, and names what to write in their place.
public final class DialectProblems {
    private static final String NO_NEED = "Leave it out: ";
    private static final Map<String, String> EQUIVALENTS = Map.ofEntries(
            Map.entry("time", NO_NEED + "every cell shows how long it took."),
            Map.entry("timeit", NO_NEED + "every cell shows how long it took."),
            Map.entry("html", "Write display(text, \"text/html\") with the text in a text block."),
            Map.entry("svg", "Write display(text, \"image/svg+xml\") with the text in a text block."),
            Map.entry("latex", "Write display(text, \"text/latex\") with the text in a text block."),
            Map.entry("markdown", "Write it in a Markdown cell, or call note(text)."),
            Map.entry("javascript", "Scripts do not run here; draw with a chart library."),
            Map.entry("js", "Scripts do not run here; draw with a chart library."),
            Map.entry("python", "Write it in Java, or run python3 with %%bash."),
            Map.entry("kotlin", "Write it in Java."),
            Map.entry("groovy", "Write it in Java."),
            Map.entry("scala", "Write it in Java."),
            Map.entry("writefile", "Write Files.writeString(Path.of(name), text)."),
            Map.entry("cd", NO_NEED + "paths count from the notebook's folder."),
            Map.entry("pwd", "Write Path.of(\"\").toAbsolutePath()."),
            Map.entry("ls", "Write %sh ls."),
            Map.entry("env", "Write System.getenv(name), or secret(name)."),
            Map.entry("who", "Write %jshell /vars."),
            Map.entry("list", "Write %jshell /list."),
            Map.entry("vars", "Write %jshell /vars."),
            Map.entry("pip", "Java libraries are declared with //DEPS group:artifact:version."),
            Map.entry("conda", "Java libraries are declared with //DEPS group:artifact:version."),
            Map.entry("use", "Declare the library with //DEPS group:artifact:version."),
            Map.entry("run", "Write %load FILE."),
            Map.entry("matplotlib", NO_NEED + "charts are shown anyway."),
            Map.entry("import", "Write a Java import."),
            Map.entry("options", "Write //JAVA_OPTIONS with the JVM's options."));

    /// What no Java can be: cells like `?List`, `List??`, first lines like `!pip install x`.
    private static final Pattern HELP = Pattern.compile("\\?{1,2}[\\w.]+|[\\w.]+\\?{1,2}");
    private static final Pattern COMMAND = Pattern.compile("!\\s*([a-z][\\w-]*\\s+(?!instanceof\\b)\\w.*)");

    private DialectProblems() {}

    /// Returns what is wrong with the magics of a code cell.
    public static List<Problem> of(SourceCell cell) {
        var problems = new ArrayList<Problem>();
        if (cell.kind() == CellKind.CODE) {
            for (var magic : CellText.of(cell).magics()) {
                var misplaced = misplaced(cell, magic);
                misplaced.ifPresent(problems::add);
                switch (MagicKind.of(magic.name())) {
                    case UNKNOWN -> problems.add(unknown(cell, magic));
                    case LOAD -> {
                        if (!cell.loads().containsKey(magic.arguments())) {
                            problems.add(missing(cell, magic));
                        }
                    }
                    case NOTEBOOK -> {
                        if (misplaced.isEmpty()) {
                            incomplete(cell, magic).ifPresent(problems::add);
                        }
                    }
                    case DEPENDENCY, SQL -> {}
                }
            }
            ofIpython(cell).ifPresent(problems::add);
            tooDeep(cell).ifPresent(problems::add);
            problems.addAll(CommentProblems.of(cell));
            problems.addAll(HidingTypes.of(cell));
            InnerTests.of(cell).ifPresent(problems::add);
        }
        return problems;
    }

    /// Returns what is wrong with a magic for a whole cell that is not its head, or a query that is none.
    private static Optional<Problem> misplaced(SourceCell cell, Magic magic) {
        var lines = cell.source().lines().toList();
        int at = magic.line() - 1;
        boolean isOwn = at < lines.size() && lines.get(at).strip().startsWith(magic.name());
        boolean isHead = lines.stream()
                .limit(at)
                .allMatch(line -> line.isBlank() || line.strip().startsWith("//"));
        boolean isForCell = magic.name().startsWith("%%");
        if (isOwn && isForCell && !isHead && MagicKind.of(magic.name()) != MagicKind.UNKNOWN) {
            return Optional.of(Problem.error(
                    "misplaced-magic",
                    magic.name() + " takes a whole cell and stands on its first line.",
                    "Put it and what is below it into a cell of its own.",
                    place(cell, magic)));
        }
        return isOwn && MagicKind.of(magic.name()) == MagicKind.SQL && !SqlCell.accepts(cell.source())
                ? Optional.of(Problem.error(
                        "misplaced-magic",
                        magic.name() + " runs no query here.",
                        "Write %%sql on the first line of a cell and the query below it.",
                        place(cell, magic)))
                : Optional.empty();
    }

    /// Returns what a magic lacks without which it does nothing.
    private static Optional<Problem> incomplete(SourceCell cell, Magic magic) {
        boolean isScript = magic.isOfCell() && !magic.body().isBlank();
        if (isScript || !magic.arguments().isBlank()) {
            return Optional.empty();
        }
        var hint = switch (magic.word()) {
            case "bash", "sh", "shell" ->
                magic.isOfCell()
                        ? "Write the script below it."
                        : "Write the command after it: " + magic.name() + " ls.";
            case "image" -> "Write the file after it: %image figure.png; the path counts from the notebook's folder.";
            case "jshell" -> "Write /vars, /methods, /types, /imports or /list after it.";
            default -> "";
        };
        return hint.isEmpty()
                ? Optional.empty()
                : Optional.of(Problem.error(
                        "incomplete-magic", magic.name() + " does nothing by itself.", hint, place(cell, magic)));
    }

    private static Optional<Problem> tooDeep(SourceCell cell) {
        int at = CellText.tooDeepAt(cell);
        if (at < 0) {
            return Optional.empty();
        }
        var before = cell.source().substring(0, at);
        int line = 1 + (int) before.chars().filter(c -> c == '\n').count();
        int column = at - before.lastIndexOf('\n');
        return Optional.of(Problem.error(
                "nested-too-deep",
                "The cell is nested more than 3,000 levels deep here, which the compiler cannot read.",
                "Split it: use variables, a loop, or a file beside the notebook.",
                Place.onLine(cell.id(), cell.index(), line, column, 1)));
    }

    /// Returns what is wrong with a cell that IPython would take for a question or for a command of the system.
    private static Optional<Problem> ofIpython(SourceCell cell) {
        var all = cell.source().strip();
        var line = all.lines().findFirst().orElse("");
        int number = 1 + (int) cell.source().lines().takeWhile(String::isBlank).count();
        var place = Place.onLine(cell.id(), cell.index(), number, 1, line.length());
        var command = COMMAND.matcher(line);
        if (command.matches()) {
            return Optional.of(Problem.error(
                    "unknown-magic", "A cell runs Java, no commands.", "Write %sh " + command.group(1) + ".", place));
        }
        return HELP.matcher(all).matches()
                ? Optional.of(Problem.error(
                        "unknown-magic",
                        "A question mark asks for no documentation here.",
                        "Ask the editor: Ctrl Q in the window, Shift Tab in Jupyter, with the caret in "
                                + line.replace("?", "") + ".",
                        place))
                : Optional.empty();
    }

    private static Problem unknown(SourceCell cell, Magic magic) {
        var place = place(cell, magic);
        if (magic.name().startsWith("=")) {
            var name = magic.name().replaceFirst("^=\\s*", "");
            return Problem.error(
                    "unknown-magic",
                    "The magic " + name + " has no value here.",
                    "Write " + name + " on a line of its own.",
                    place);
        }
        var word = magic.word().toLowerCase(Locale.ROOT);
        var hint = EQUIVALENTS.getOrDefault(
                word,
                Nearest.of(word, MagicKind.NAMES)
                        .map(near -> "Did you mean " + magic.name().replace(magic.word(), near) + "?")
                        .orElse("%help lists what there is."));
        return Problem.error("unknown-magic", "There is no magic " + magic.name() + " here.", hint, place);
    }

    private static Problem missing(SourceCell cell, Magic magic) {
        var place = place(cell, magic);
        return Problem.error(
                "load-not-found",
                magic.arguments().isEmpty()
                        ? "The magic %load names no file."
                        : "There is no file " + magic.arguments() + " to load.",
                "Name an .ipynb, .jsh or .java file; the path counts from the notebook's folder.",
                place);
    }

    private static Place place(SourceCell cell, Magic magic) {
        return Place.onLine(
                cell.id(),
                cell.index(),
                magic.line(),
                magic.column(),
                magic.name().length());
    }
}
