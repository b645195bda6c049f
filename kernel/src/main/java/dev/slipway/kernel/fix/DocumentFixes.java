package dev.slipway.kernel.fix;

import dev.slipway.api.document.CellId;
import dev.slipway.api.document.Document;
import dev.slipway.api.document.Edit;
import dev.slipway.kernel.directive.DirectiveParser;
import dev.slipway.kernel.problem.Place;
import dev.slipway.kernel.problem.Problem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// What can be done about a problem of a notebook whose hint says exactly what: cells in another order, directives,
/// files. What is wrong in Java is for `QuickFixes`. Pure.
public final class DocumentFixes {
    private static final Pattern MOVE = Pattern.compile("Move cell (\\d+) above cell (\\d+)\\.");
    private static final Pattern SKIPPED = Pattern.compile("Remove //\\| skip from cell (\\d+)");
    private static final Pattern OPENS = Pattern.compile(" opens \"(.+)\" \\(");
    private static final Pattern UNKEPT = Pattern.compile("^`(\\w+)` .* cannot be kept");
    private static final Pattern ANEW = Pattern.compile(" declares (\\w+) anew ");
    private static final Pattern STEP = Pattern.compile("^(\\s*//\\|\\s*step\\s*:\\s*)(\\S+)\\s*$");
    private static final Pattern KEEP = Pattern.compile("^(\\s*//\\|\\s*keep\\s*:)(.*)$");

    private final Document document;

    private DocumentFixes(Document document) {
        this.document = document;
    }

    /// Returns what can be done about `problem` in `document`, best first; empty if nothing is known.
    public static List<DocumentFix> of(Problem problem, Document document) {
        return new DocumentFixes(document).of(problem).stream().toList();
    }

    private Optional<DocumentFix> of(Problem problem) {
        var found = switch (problem.code()) {
            case "read-before-definition", "reads-later-step", "not-defined-yet" -> move(problem.hint());
            case "reads-skipped", "change-skipped" -> unskip(problem.hint());
            default -> Optional.<DocumentFix>empty();
        };
        var place = problem.place();
        if (found.isPresent() || place == null || document.indexOf(place.cell()) < 0) {
            return found;
        }
        var lines = new ArrayList<>(Arrays.asList(source(place).split("\n", -1)));
        int line = place.line() - 1;
        if (line < 0 || line >= lines.size()) {
            return found;
        }
        return switch (problem.code()) {
            case "late-directive" -> {
                lines.add(headEnd(lines), lines.remove(line).strip());
                yield fix("Move it above the code", place, lines);
            }
            case "repeated-directive" -> repeated(problem, place, lines);
            case "duplicate-step" -> renamed(place, lines);
            case "redeclared-in-loop" -> started(problem, place, lines);
            case "unstorable" -> unkept(problem, place, lines);
            case "untracked-file" -> tracked(problem, place);
            case "java-version" -> newer(problem, place, lines);
            default -> Optional.empty();
        };
    }

    private Optional<DocumentFix> move(String hint) {
        var words = MOVE.matcher(hint);
        if (!words.find()) {
            return Optional.empty();
        }
        int from = Integer.parseInt(words.group(1)) - 1;
        int to = Integer.parseInt(words.group(2)) - 1;
        if (to < 0 || to >= from || from >= document.cells().size()) {
            return Optional.empty();
        }
        var id = document.cells().get(from).id();
        var title = words.group().substring(0, words.group().length() - 1);
        return Optional.of(new DocumentFix(title, new Edit.Move(id, to), id));
    }

    private Optional<DocumentFix> unskip(String hint) {
        var words = SKIPPED.matcher(hint);
        int index = words.find() ? Integer.parseInt(words.group(1)) - 1 : -1;
        if (index < 0 || index >= document.cells().size()) {
            return Optional.empty();
        }
        var cell = document.cells().get(index);
        var lines = new ArrayList<>(Arrays.asList(cell.source().split("\n", -1)));
        boolean isGone = lines.removeIf(line -> line.strip().matches("//\\|\\s*skip\\s*"));
        return isGone ? Optional.of(fix(words.group(), cell.id(), lines)) : Optional.empty();
    }

    private Optional<DocumentFix> repeated(Problem problem, Place place, List<String> lines) {
        if (!problem.hint().equals("Keep one of the two lines.")) {
            return Optional.empty();
        }
        int line = place.line() - 1;
        if (!lines.get(line).strip().startsWith(DirectiveParser.PREFIX)) {
            return Optional.empty();
        }
        lines.remove(line);
        return fix("Remove line " + place.line(), place, lines);
    }

    private Optional<DocumentFix> renamed(Place place, List<String> lines) {
        int line = place.line() - 1;
        var step = STEP.matcher(lines.get(line));
        if (!step.matches()) {
            return Optional.empty();
        }
        var name = free(step.group(2));
        lines.set(line, step.group(1) + name);
        return fix("Rename this step to " + name, place, lines);
    }

    private Optional<DocumentFix> started(Problem problem, Place place, List<String> lines) {
        var name = ANEW.matcher(problem.message());
        if (!problem.hint().contains("//| step: NAME") || !name.find()) {
            return Optional.empty();
        }
        var step = isStep(name.group(1)) ? free(name.group(1)) : name.group(1);
        lines.add(headEnd(lines), DirectiveParser.PREFIX + " step: " + step);
        return fix("Start a step in cell " + (place.cellIndex() + 1), place, lines);
    }

    private Optional<DocumentFix> unkept(Problem problem, Place place, List<String> lines) {
        var name = UNKEPT.matcher(problem.message());
        int line = place.line() - 1;
        var keep = KEEP.matcher(lines.get(line));
        if (!name.find() || !keep.matches()) {
            return Optional.empty();
        }
        var others = Arrays.stream(keep.group(2).split(","))
                .map(String::strip)
                .filter(one -> !one.equals(name.group(1)))
                .toList();
        if (others.isEmpty()) {
            lines.remove(line);
        } else {
            lines.set(line, keep.group(1) + " " + String.join(", ", others));
        }
        return fix("Do not keep " + name.group(1), place, lines);
    }

    /// Puts `dataset(…)` in place of the path that is opened, in the form that what opens it takes.
    private Optional<DocumentFix> tracked(Problem problem, Place place) {
        var opens = OPENS.matcher(problem.message());
        if (!opens.find()) {
            return Optional.empty();
        }
        var literal = "\"" + opens.group(1) + "\"";
        var source = source(place);
        int from = 0;
        for (int i = 1; i < place.line(); i++) {
            from = source.indexOf('\n', from) + 1;
        }
        var use = Pattern.compile(
                        "(?:Path\\.of|Paths\\.get)\\(\\s*(?<path>LITERAL)\\s*\\)|new File\\(\\s*(?<file>LITERAL)\\s*\\)|LITERAL"
                                .replace("LITERAL", Pattern.quote(literal)))
                .matcher(source);
        if (!use.find(from)) {
            return Optional.empty();
        }
        var call = "dataset(" + literal + ")";
        var form = use.group("path") != null ? "" : use.group("file") != null ? ".toFile()" : ".toString()";
        var changed = source.substring(0, use.start()) + call + form + source.substring(use.end());
        return Optional.of(new DocumentFix("Use " + call, new Edit.SetSource(place.cell(), changed), place.cell()));
    }

    private Optional<DocumentFix> newer(Problem problem, Place place, List<String> lines) {
        int line = place.line() - 1;
        var now = lines.get(line);
        var then = now.replaceFirst("(//JAVA\\s+\\d+)(?![\\d+])", "$1+");
        if (!problem.hint().startsWith("Write //JAVA ") || then.equals(now)) {
            return Optional.empty();
        }
        lines.set(line, then);
        return fix("Write " + then.strip(), place, lines);
    }

    private String source(Place place) {
        return document.cells().get(document.indexOf(place.cell())).source();
    }

    private boolean isStep(String name) {
        return document.cells().stream()
                .flatMap(cell -> cell.source().lines())
                .map(STEP::matcher)
                .anyMatch(step -> step.matches() && step.group(2).equals(name));
    }

    /// Returns `name` with the first number from 2 on that makes it no step's.
    private String free(String name) {
        int number = 2;
        while (isStep(name + number)) {
            number++;
        }
        return name + number;
    }

    /// Returns where a further directive goes: behind the last one above the code, else at the top.
    private static int headEnd(List<String> lines) {
        int end = 0;
        for (int i = 0; i < lines.size(); i++) {
            var line = lines.get(i).strip();
            if (!line.isEmpty() && !line.startsWith("//")) {
                break;
            }
            if (line.startsWith(DirectiveParser.PREFIX)) {
                end = i + 1;
            }
        }
        return end;
    }

    private static Optional<DocumentFix> fix(String title, Place place, List<String> lines) {
        return Optional.of(fix(title, place.cell(), lines));
    }

    private static DocumentFix fix(String title, CellId cell, List<String> lines) {
        return new DocumentFix(title, new Edit.SetSource(cell, String.join("\n", lines)), cell);
    }
}
