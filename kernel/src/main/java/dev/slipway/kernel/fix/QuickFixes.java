package dev.slipway.kernel.fix;

import dev.slipway.kernel.directive.Nearest;
import dev.slipway.kernel.protocol.QuickFix;
import dev.slipway.kernel.protocol.QuickFix.Change;
import dev.slipway.kernel.protocol.QuickFix.Fault;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;

/// What can be done about a fault of a cell, best first. Pure.
///
/// @param typesNamed returns the qualified names of all types with a simple name on the class path
public record QuickFixes(Function<String, List<String>> typesNamed) {
    private static final int MOST_IMPORTS = 6;
    private static final Pattern EXPECTED = Pattern.compile("'([;)\\]}])'[^.:]* expected");
    private static final String ENDED = "reached end of file while parsing";
    private static final String NOT_FINAL = "must be final or effectively final";
    private static final Pattern SYMBOL = Pattern.compile("cannot find symbol: (?:class|variable) (\\p{Lu}\\w*)");
    private static final Pattern PACKAGE = Pattern.compile("package ([\\w.]+) does not exist");
    private static final Pattern THROWN = Pattern.compile("unreported exception ([\\w.]+); must be caught");
    private static final Pattern CLASH = Pattern.compile("variable (\\w+) is already defined in");
    /// A method as in other languages, at the head of its line.
    private static final Pattern FUNCTION =
            Pattern.compile("(?m)^[ \\t]*(function|func|fun|fn|def)(?=\\s+\\w+\\s*\\()");
    private static final Pattern RESULT = Pattern.compile("\\breturn\\s*[^;\\s]");
    private static final Pattern MEANT = Pattern.compile("Did you mean (\\w+)\\?");

    /// Returns what can be done about `fault` in a cell with the text `source`; empty if nothing is known.
    public List<QuickFix> of(String source, Fault fault) {
        int start = Math.clamp(fault.start(), 0, source.length());
        int end = Math.clamp(fault.end(), start, source.length());
        var message = fault.message();
        var code = new JavaCode(source);
        var fixes = new ArrayList<QuickFix>();
        new PastedFix(source).of(start, message).ifPresent(fixes::add);
        brackets(code, start, message, fixes);
        var meant = MEANT.matcher(message);
        if (meant.find()) {
            fixes.add(new QuickFix("Change to " + meant.group(1), List.of(meant(source, start, end, meant.group(1)))));
        }
        var symbol = SYMBOL.matcher(message);
        if (symbol.find()) {
            imports(source, symbol.group(1), fixes);
        }
        var missing = PACKAGE.matcher(message);
        if (missing.find()) {
            WellKnown.library(missing.group(1)).ifPresent(library -> fixes.add(dependency(source, library, "")));
        }
        var thrown = THROWN.matcher(message);
        if (thrown.find()) {
            fixes.addAll(new ExceptionFixes(source, code).of(thrown.group(1), start));
        }
        if (message.contains(NOT_FINAL)) {
            new LocalCopyFix(source, code).of(start, end).ifPresent(fixes::add);
        }
        var function = FUNCTION.matcher(code.text());
        if (message.contains("type of its result") && function.find(code.text().lastIndexOf('\n', start - 1) + 1)) {
            var body = code.text().substring(function.end(), code.blockEnd(function.end()));
            fixes.add(typed(
                    function.start(1), function.group(1), RESULT.matcher(body).find() ? "Object" : "void"));
        }
        var clash = CLASH.matcher(message);
        if (clash.find()) {
            fixes.add(rename(code, clash.group(1), start));
        }
        return List.copyOf(fixes);
    }

    /// Returns the change to the word that was meant: of the whole place, or of what is most like it in a longer one.
    private static Change meant(String source, int start, int end, String meant) {
        var words = Pattern.compile("[\\w-]*\\w").matcher(source).region(start, end);
        var places = new LinkedHashMap<String, Change>();
        while (words.find()) {
            places.putIfAbsent(words.group(), new Change(words.start(), words.end(), meant));
        }
        var whole = new Change(start, end, meant);
        return places.size() < 2
                ? whole
                : Nearest.of(meant, places.keySet()).map(places::get).orElse(whole);
    }

    private static void brackets(JavaCode code, int start, String message, List<QuickFix> fixes) {
        var brackets = new BracketFixes(code);
        brackets.tooMany(start).ifPresent(fixes::add);
        var expected = EXPECTED.matcher(message);
        if (expected.find()) {
            var bracket = expected.group(1);
            fixes.add(
                    bracket.equals(")")
                            ? brackets.missingParenthesis(start)
                            : insert("Add '" + bracket + "'", code.afterWord(start), bracket));
        }
        if (message.contains(ENDED)) {
            brackets.atTheEnd().ifPresent(fixes::add);
        }
    }

    private void imports(String source, String name, List<QuickFix> fixes) {
        var found = typesNamed.apply(name);
        found.stream()
                .filter(type -> !type.startsWith("sun.") && !type.contains(".internal."))
                .sorted(Comparator.comparingInt(QuickFixes::distance).thenComparing(Comparator.naturalOrder()))
                .limit(MOST_IMPORTS)
                .forEach(type -> fixes.add(insert("Import " + type, topOfCode(source), "import " + type + ";\n")));
        if (found.isEmpty()) {
            WellKnown.type(name)
                    .flatMap(type -> WellKnown.library(type)
                            .map(library -> dependency(source, library, "import " + type + ";\n")))
                    .ifPresent(fixes::add);
        }
    }

    private static int distance(String type) {
        return type.startsWith("java.util.") ? 0 : type.startsWith("java.") ? 1 : type.startsWith("javax.") ? 2 : 3;
    }

    private static QuickFix dependency(String source, String library, String more) {
        return insert("Add //DEPS " + library, topOfCode(source), "//DEPS " + library + "\n" + more);
    }

    private static QuickFix typed(int at, String word, String type) {
        return new QuickFix("Write " + type + " instead of " + word, List.of(new Change(at, at + word.length(), type)));
    }

    private static QuickFix insert(String title, int at, String text) {
        return new QuickFix(title, List.of(new Change(at, at, text)));
    }

    /// Returns the offset below the directives and other lines that must stand at a cell's head.
    private static int topOfCode(String source) {
        int at = 0;
        while (at < source.length()) {
            int end = source.indexOf('\n', at);
            var line = source.substring(at, end < 0 ? source.length() : end).strip();
            if (end < 0 || !(line.startsWith("//|") || line.startsWith("//DEPS") || line.startsWith("//REPOS"))) {
                return at;
            }
            at = end + 1;
        }
        return at;
    }

    /// Returns the fix that gives the second of two variables of one name another one, down to the end of its block.
    private static QuickFix rename(JavaCode code, String name, int at) {
        int number = 2;
        while (Pattern.compile("\\b" + name + number + "\\b")
                .matcher(code.text())
                .find()) {
            number++;
        }
        var other = name + number;
        int end = code.blockEnd(code.blockAround(at));
        var changes = new ArrayList<Change>();
        var uses = Pattern.compile("(?<![\\w.$])" + Pattern.quote(name) + "(?![\\w$])")
                .matcher(code.text());
        for (int from = at; uses.find(from) && uses.start() < end; from = uses.end()) {
            changes.add(new Change(uses.start(), uses.end(), other));
        }
        return new QuickFix("Rename to " + other, changes);
    }
}
