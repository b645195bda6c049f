package dev.slipway.engine.flow;

import dev.slipway.kernel.problem.Place;
import dev.slipway.kernel.problem.Problem;
import dev.slipway.kernel.replay.Replay.ReplayedCell;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// Finds magics that only a notebook knows. Stateless.
final class Magics {
    private static final Pattern MAGIC = Pattern.compile("\\s*(%{1,2}[A-Za-z]\\w*)(\\s.*)?");
    private static final Set<String> ALLOWED = Set.of(
            "%maven",
            "%%maven",
            "%mavenRepo",
            "%%mavenRepo",
            "%loadFromPOM",
            "%%loadFromPOM",
            "%jars",
            "%%jars",
            "%classpath",
            "%%classpath",
            "%addMavenDependency",
            "%addMavenDependencies",
            "%dependency",
            "%dependencies",
            "%%dependencies",
            "%repository",
            "%%sql");

    private Magics() {}

    /// Returns a problem for each magic in the cell that is none of dependencies and SQL.
    static List<Problem> in(ReplayedCell cell) {
        var problems = new ArrayList<Problem>();
        boolean isText = false;
        boolean isStart = true;
        int number = 0;
        for (var line : cell.cell().source().split("\n", -1)) {
            number++;
            var magic = MAGIC.matcher(line);
            if (!isText && isStart && magic.matches() && !ALLOWED.contains(magic.group(1))) {
                problems.add(problem(cell, number, line.indexOf('%') + 1, magic.group(1)));
            }
            isText ^= line.split("\"\"\"", -1).length % 2 == 0;
            var text = line.strip();
            boolean isNothing = text.isEmpty() || text.startsWith("//");
            isStart = isNothing ? isStart : text.endsWith(";") || text.endsWith("}") || magic.matches();
        }
        return problems;
    }

    private static Problem problem(ReplayedCell cell, int line, int column, String magic) {
        var place = Place.onLine(cell.cell().id(), cell.cell().index(), line, column, magic.length());
        return Problem.error(
                "magic-in-step",
                "The magic " + magic + " in " + place.words() + " works in a notebook only, not in a flow.",
                "Write it in Java, or add //| skip to the cell.",
                place);
    }
}
