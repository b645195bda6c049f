package dev.slipway.kernel.markdown;

import dev.slipway.kernel.markdown.MathMl.UnknownException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// The text of a formula and how far it is read. The notebook's own commands are expanded as they are met. One use
/// each.
final class LatexText {
    /// How many expansions one formula may need. Source: MathJax 3, `maxMacros`.
    private static final int MOST = 1_000;

    private static final int LONGEST = 20_000;
    private static final Pattern OPERATOR_NAME =
            Pattern.compile("\\\\(?:operatorname\\*?\\s*\\{[^{}]*\\}|mathop\\s*\\{.*)");

    private final Map<String, Definitions.Command> commands;
    private String text;
    private int at;
    private int expanded;

    LatexText(String text, Map<String, Definitions.Command> commands) {
        this.text = text;
        this.commands = commands;
    }

    Map<String, Definitions.Command> commands() {
        return commands;
    }

    boolean isAtEnd() {
        skipSpace();
        return at >= text.length();
    }

    void skipSpace() {
        while (at < text.length() && (Character.isWhitespace(text.charAt(at)) || text.charAt(at) == '%')) {
            at = text.charAt(at) == '%' ? lineEnd() : at + 1;
        }
    }

    private int lineEnd() {
        int end = text.indexOf('\n', at);
        return end < 0 ? text.length() : end;
    }

    private boolean is(char c) {
        return at < text.length() && text.charAt(at) == c;
    }

    /// Tells whether a row ends here: with its group, its cell, its line or its environment.
    boolean endsRow() {
        skipSpace();
        return at >= text.length()
                || is('}')
                || is('&')
                || text.startsWith("\\\\", at)
                || List.of("end", "right", "middle", "cr").contains(peekCommand());
    }

    boolean startsRow() {
        return is('{');
    }

    boolean startsCommand() {
        return is('\\');
    }

    /// Tells whether `c` stands here.
    boolean isAt(char c) {
        skipSpace();
        return is(c);
    }

    /// Tells whether a letter, a number, a group or a command follows that is not a sign or a space.
    boolean startsOperand() {
        if (endsRow()) {
            return false;
        }
        var name = peekCommand();
        return name.isEmpty()
                ? Character.isLetterOrDigit(text.charAt(at)) || is('{') || is('|')
                : MathSigns.operator(name).isEmpty()
                        && MathSigns.space(name).isEmpty()
                        && (MathSigns.fence(name).isEmpty() || name.startsWith("lv") || name.startsWith("lV"))
                        && !name.startsWith("big")
                        && !name.startsWith("Big");
    }

    boolean startsNumber() {
        return at < text.length()
                && (isDigit(at) || (text.charAt(at) == '.' && at + 1 < text.length() && isDigit(at + 1)));
    }

    private boolean isDigit(int where) {
        return text.charAt(where) >= '0' && text.charAt(where) <= '9';
    }

    boolean startsScript() {
        skipSpace();
        return is('^') || is('_') || is('\'');
    }

    char next() {
        return text.charAt(at++);
    }

    int codePoint() {
        int c = text.codePointAt(at);
        at += Character.charCount(c);
        return c;
    }

    /// Takes every `c` that follows and returns how many there were.
    int takeAll(char c) {
        int before = at;
        while (is(c)) {
            at++;
        }
        return at - before;
    }

    boolean take(char c) {
        skipSpace();
        boolean isThere = is(c);
        at += isThere ? 1 : 0;
        return isThere;
    }

    String number() {
        int begin = at;
        while (at < text.length() && (isDigit(at) || text.charAt(at) == '.')) {
            at++;
        }
        return text.substring(begin, at);
    }

    /// Returns the name of the command that stands here, without backslash; empty if none does.
    String peekCommand() {
        if (!is('\\') || at + 1 >= text.length()) {
            return "";
        }
        int end = at + 1;
        while (end < text.length() && isLetter(text.charAt(end))) {
            end++;
        }
        if (end == at + 1) {
            return text.substring(at + 1, at + 2);
        }
        var name = text.substring(at + 1, end);
        boolean isStarred = end < text.length() && text.charAt(end) == '*' && name.equals("operatorname");
        return isStarred ? name + "*" : name;
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    /// Takes the command here if it is one of `names`.
    Optional<String> take(String... names) {
        skipSpace();
        var name = peekCommand();
        if (!List.of(names).contains(name) || commands.containsKey(name)) {
            return Optional.empty();
        }
        at += name.length() + 1;
        return Optional.of(name);
    }

    /// Takes a command and returns its name; empty if it was one of the notebook's, whose body stands here now, in
    /// braces.
    String command() throws UnknownException {
        var name = peekCommand();
        at += name.length() + 1;
        var command = commands.get(name);
        if (command == null) {
            return name.isEmpty() ? MathMl.unknown("a backslash alone") : name;
        }
        expand(command);
        return "";
    }

    /// Puts the body of the notebook's own command that stands here in its place.
    void expandOwn() throws UnknownException {
        skipSpace();
        var command = commands.get(peekCommand());
        while (command != null) {
            command();
            command = commands.get(peekCommand());
        }
    }

    private void expand(Definitions.Command command) throws UnknownException {
        var body = command.body();
        for (int i = 1; i <= command.parameters(); i++) {
            boolean isOptional = i == 1 && command.first().isPresent();
            var given = isOptional ? bracketed().orElse(command.first().orElse("")) : braced();
            body = body.replace("#" + i, given);
        }
        boolean isName = OPERATOR_NAME.matcher(body).matches(); // which in braces would lose its limits
        text = (isName ? body : "{" + body + "}") + text.substring(at);
        at = 0;
        if (++expanded > MOST || text.length() > LONGEST) {
            throw new UnknownException("a command needs itself again and again");
        }
    }

    /// Takes what stands in braces, or one sign, as it is written.
    String braced() throws UnknownException {
        skipSpace();
        if (at >= text.length()) {
            return MathMl.unknown("an argument is missing");
        }
        if (!is('{')) {
            int begin = at;
            at += is('\\') ? peekCommand().length() + 1 : Character.charCount(text.codePointAt(at));
            return text.substring(begin, at);
        }
        int end = closing(at);
        var inside = text.substring(at + 1, end);
        at = end + 1;
        return inside;
    }

    private int closing(int open) throws UnknownException {
        int deep = 0;
        for (int i = open; i < text.length(); i++) {
            char c = text.charAt(i);
            deep += c == '{' ? 1 : c == '}' ? -1 : 0;
            if (deep == 0) {
                return i;
            }
            i += c == '\\' ? 1 : 0;
        }
        throw new UnknownException("a { is not closed");
    }

    /// Takes what stands in brackets, as it is written; empty if nothing does.
    Optional<String> bracketed() {
        skipSpace();
        int end = is('[') ? text.indexOf(']', at) : -1;
        if (end < 0) {
            return Optional.empty();
        }
        var inside = text.substring(at + 1, end);
        at = end + 1;
        return Optional.of(inside);
    }

    /// Takes letters in braces; empty, and nothing taken, where something else stands here.
    Optional<String> word() {
        skipSpace();
        int end = is('{') ? text.indexOf('}', at) : -1;
        if (end <= at + 1 || !text.substring(at + 1, end).chars().allMatch(c -> isLetter((char) c))) {
            return Optional.empty();
        }
        var word = text.substring(at + 1, end);
        at = end + 1;
        return Optional.of(word);
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
