package dev.slipway.kernel.dialect;

import dev.slipway.kernel.directive.SourceCell;
import dev.slipway.kernel.problem.Place;
import dev.slipway.kernel.problem.Problem;
import dev.slipway.kernel.snippet.CodeText;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Finds types of cells whose names hide what every cell uses. Stateless.
final class HidingTypes {
    private static final Pattern TYPE = Pattern.compile("\\b(?:class|interface|enum|record)\\s+(\\w+)");
    /// The compiler looks here first for what begins so: not even `1 + 1` would compile.
    private static final Set<String> PACKAGES = Set.of("java", "dev");

    private HidingTypes() {}

    static List<Problem> of(SourceCell cell) {
        var problems = new ArrayList<Problem>();
        if (TYPE.matcher(cell.source()).find()) {
            for (var part : CellText.asWritten(cell).parts()) {
                outside(part.java()).forEach(type -> {
                    int at = part.isGenerated() ? part.offset() : part.offset() + type.start(1);
                    problem(type.group(1), place(cell, at, type.group(1))).ifPresent(problems::add);
                });
            }
        }
        return problems;
    }

    /// Tells whether `java` declares types after which the compiler finds no package any more.
    static boolean hidePackages(String java) {
        return outside(java).stream().anyMatch(type -> PACKAGES.contains(type.group(1)));
    }

    /// Returns the types that `java` declares outside all others.
    private static List<MatchResult> outside(String java) {
        if (!TYPE.matcher(java).find()) {
            return List.of();
        }
        var outside = CodeText.outsideBrackets(java);
        return TYPE.matcher(java)
                .results()
                .filter(type -> outside.get(type.start()) && outside.get(type.start(1)))
                .toList();
    }

    private static Optional<Problem> problem(String name, Place place) {
        if (PACKAGES.contains(name)) {
            return Optional.of(Problem.error(
                    "hides-package",
                    "A type called " + name + " hides the packages that begin so, which every cell needs.",
                    "Choose another name.",
                    place));
        }
        return isOfJdk(name)
                ? Optional.of(Problem.warning(
                        "hides-type",
                        name + " hides java.lang." + name + " from all cells below.",
                        "Choose another name, or write java.lang." + name + " where that one is meant.",
                        place))
                : Optional.empty();
    }

    private static boolean isOfJdk(String name) {
        try {
            return Modifier.isPublic(
                    Class.forName("java.lang." + name, false, null).getModifiers());
        } catch (ClassNotFoundException | LinkageError e) {
            return false;
        }
    }

    private static Place place(SourceCell cell, int offset, String name) {
        var before = cell.source().substring(0, offset);
        int line = 1 + (int) before.chars().filter(c -> c == '\n').count();
        return Place.onLine(cell.id(), cell.index(), line, offset - before.lastIndexOf('\n'), name.length());
    }
}
