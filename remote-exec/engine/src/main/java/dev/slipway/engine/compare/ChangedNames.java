package dev.slipway.engine.compare;

import dev.slipway.engine.compare.CodeDiff.CellDiff;
import dev.slipway.engine.compare.CodeDiff.Mark;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// The methods and types of a cell in which lines were changed, read off the lines themselves. Pure.
public final class ChangedNames {
    private static final Pattern TYPE = Pattern.compile("\\b(?:class|record|enum|interface)\\s+(\\w+)");
    private static final Pattern METHOD = Pattern.compile(
            "^\\s*(?:(?:public|private|protected|static|final|synchronized"
                    + "|abstract|default)\\s+|<[^>]*>\\s*)*[\\w.]+(?:<[^=;]*>)?(?:\\[\\])*\\s+(\\w+)\\s*\\((?:[^;=]*|[^;={]*\\)[^;={]*\\{.*)$");
    private static final Set<String> NO_TYPES = Set.of("return", "new", "else", "throw", "case", "assert", "yield");

    private ChangedNames() {}

    /// Returns the names in the order they stand: of a method, or of a type where no method is around the change.
    public static List<String> of(CellDiff cell) {
        var names = new LinkedHashSet<String>();
        var before = new Scope(Mark.ADDED);
        var after = new Scope(Mark.REMOVED);
        for (var line : cell.lines()) {
            var text = line.text();
            before.read(text, line.mark());
            after.read(text, line.mark());
            if (line.mark() != Mark.BOTH && !text.isBlank()) {
                var name = line.mark() == Mark.ADDED ? after.name : before.name;
                if (!name.isEmpty()) {
                    names.add(name);
                }
            }
        }
        return List.copyOf(names);
    }

    /// Where one is in the text of one side. One thread at a time.
    private static final class Scope {
        private final Mark other;
        private String type = "";
        private String name = "";
        private int depth;
        private int typeDepth;
        private int nameDepth;
        private boolean isEntered;

        /// @param other mark of the lines that are not on this side
        Scope(Mark other) {
            this.other = other;
        }

        void read(String line, Mark mark) {
            if (mark == other) {
                return;
            }
            leave();
            var declaresType = TYPE.matcher(line);
            var declares = METHOD.matcher(line);
            if (declaresType.find() && depth == 0) {
                type = declaresType.group(1);
                typeDepth = depth;
                name = type;
                nameDepth = depth;
                isEntered = false;
            } else if (declares.find()
                    && depth <= (type.isEmpty() ? 0 : typeDepth + 1)
                    && !NO_TYPES.contains(line.strip().split("\\s", 2)[0])
                    && line.strip().matches(".*(\\{.*|,|\\()")) {
                name = declares.group(1);
                nameDepth = depth;
                isEntered = false;
            }
            isEntered |= line.contains("{");
            for (int i = 0; i < line.length(); i++) {
                depth += line.charAt(i) == '{' ? 1 : line.charAt(i) == '}' ? -1 : 0;
            }
        }

        /// Leaves what ended with the line before.
        private void leave() {
            if (!name.isEmpty() && isEntered && depth <= nameDepth) {
                name = depth > typeDepth ? type : "";
                nameDepth = typeDepth;
            }
            if (isEntered && depth <= typeDepth) {
                type = "";
                typeDepth = 0;
            }
        }
    }
}
