package dev.slipway.kernel.fix;

import dev.slipway.kernel.protocol.QuickFix;
import dev.slipway.kernel.protocol.QuickFix.Change;
import java.util.ArrayList;
import java.util.Optional;
import java.util.regex.Pattern;

/// Makes a name local to a lambda that reads a variable which is assigned elsewhere: the lambda reads a copy. Pure.
record LocalCopyFix(String source, JavaCode code) {
    /// Returns the fix for the variable at `start` to `end`; empty if it stands in no lambda, or is assigned in it.
    Optional<QuickFix> of(int start, int end) {
        var name = source.substring(start, end);
        int arrow = code.text().lastIndexOf("->", start);
        if (arrow < 0 || !name.matches("[\\w$]+")) {
            return Optional.empty();
        }
        int statement = code.statementStart(arrow);
        int last = bodyEnd(arrow + 2);
        var word = "(?<![\\w.$])" + Pattern.quote(name) + "(?![\\w$])";
        var assigned = Pattern.compile(word + "\\s*(?:=(?!=)|[-+*/%&|^]=|\\+\\+|--|<<=|>>=)|(?:\\+\\+|--)\\s*" + word);
        if (last < end || assigned.matcher(code.text()).region(arrow, last).find()) {
            return Optional.empty();
        }
        var copy = code.freeName(name + "Copy");
        var changes = new ArrayList<Change>();
        changes.add(new Change(statement, statement, "var " + copy + " = " + name + ";\n" + code.indentAt(statement)));
        var uses = Pattern.compile(word).matcher(code.text()).region(arrow, last);
        while (uses.find()) {
            changes.add(new Change(uses.start(), uses.end(), copy));
        }
        return Optional.of(new QuickFix("Make " + name + " local: " + copy, changes));
    }

    /// Returns the offset behind the body of a lambda that begins at `from`.
    private int bodyEnd(int from) {
        int depth = 0;
        for (int i = from; i < code.text().length(); i++) {
            char c = code.text().charAt(i);
            if ("({[".indexOf(c) >= 0) {
                depth++;
            } else if (")}]".indexOf(c) >= 0 && --depth < 0) {
                return i;
            } else if (depth == 0 && (c == ';' || c == ',')) {
                return i;
            }
        }
        return code.text().length();
    }
}
