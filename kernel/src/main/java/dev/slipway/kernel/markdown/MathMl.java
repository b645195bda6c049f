package dev.slipway.kernel.markdown;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// A formula as MathML Core, which browsers set by themselves. One use each.
///
/// Source: W3C, "MathML Core"; what LaTeX means, as MathJax 3 reads it.
public final class MathMl {
    private static final int DEEPEST = 200;

    private static final String THIN = "<mspace width=\"0.167em\"/>";
    private static final Pattern CLOSING = Pattern.compile("postfix|[)\\]}⟩⌋⌉!|‖…⋯⋮∞]</mo>$");

    private final LatexText text;
    private String variant = "";
    private int depth;

    /// A formula holds something that cannot be told in MathML here.
    static final class UnknownException extends Exception {
        private static final long serialVersionUID = 1L;

        UnknownException(String what) {
            super(what, null, false, false);
        }
    }

    private MathMl(LatexText text) {
        this.text = text;
    }

    /// Returns `maths` as a `math` element; empty if it holds a command that is not known here, or is no LaTeX.
    public static Optional<String> of(Maths maths, Definitions definitions) {
        var rest = Definitions.apart(maths.latex(), definitions);
        var reader = new MathMl(new LatexText(rest.latex(), rest.definitions().commands()));
        try {
            var body = reader.row();
            if (!reader.text.isAtEnd()) {
                return Optional.empty();
            }
            var display = maths.style() == Maths.Style.DISPLAY ? " display=\"block\"" : "";
            return Optional.of("<math" + display + ">" + body + "</math>");
        } catch (UnknownException unknown) {
            return Optional.empty();
        }
    }

    /// Returns `latex`, which stands in a formula that knows `commands`, as one element.
    static String inside(String latex, Map<String, Definitions.Command> commands) throws UnknownException {
        return of(new Maths(latex, latex, Maths.Style.INLINE), new Definitions(commands))
                .orElseThrow(() -> new UnknownException(latex))
                .replaceFirst("^<math>", "<mrow>")
                .replaceFirst("</math>$", "</mrow>");
    }

    /// Returns what stands before the end of a group, a cell or a line, as one element.
    String row() throws UnknownException {
        if (++depth > DEEPEST) {
            throw new UnknownException("nested too deeply");
        }
        List<String> items = new ArrayList<>();
        var variantBefore = variant;
        while (!text.endsRow()) {
            var over = text.take("over", "choose", "atop");
            var style = text.take("displaystyle", "textstyle", "scriptstyle", "rm", "bf", "it", "cal", "sf", "tt");
            if (over.isPresent()) {
                var below = row();
                var line = over.get().equals("over") ? "" : " linethickness=\"0\"";
                var fraction = "<mfrac" + line + ">" + together(items) + below + "</mfrac>";
                items = List.of(over.get().equals("choose") ? fenced("(", fraction, ")") : fraction);
            } else if (style.isPresent() && style.get().endsWith("style")) {
                items.add(styled(style.get(), row()));
            } else if (style.isPresent()) {
                variant = style.get();
            } else {
                add(items);
            }
        }
        variant = variantBefore;
        depth--;
        return together(items);
    }

    /// Adds the next thing with the space around it that LaTeX has and MathML does not know of.
    private void add(List<String> items) throws UnknownException {
        text.expandOwn();
        var name = text.peekCommand();
        boolean opens = isOpen(items);
        if (isFunction(name)) {
            if (!opens && !items.getLast().equals(THIN)) {
                items.add(THIN);
            }
            items.add(scripted());
            if (text.startsOperand()) {
                items.add(THIN);
            }
            return;
        }
        boolean isSign = text.isAt('-') || text.isAt('+') || name.equals("pm") || name.equals("mp");
        var item = scripted();
        items.add(isSign && opens && !items.isEmpty() ? item.replaceFirst("<mo>", "<mo form=\"prefix\">") : item);
    }

    private static boolean isFunction(String name) {
        return MathSigns.isFunction(name)
                || MathSigns.limit(name).isPresent()
                || name.startsWith("operatorname")
                || name.equals("mathop");
    }

    /// Tells whether what follows `items` begins something: it is first, or behind a sign or a space.
    private static boolean isOpen(List<String> items) {
        var last = items.reversed().stream()
                .filter(item -> !item.startsWith("<mspace"))
                .findFirst();
        boolean isSpace = !items.isEmpty()
                && items.getLast().startsWith("<mspace")
                && !items.getLast().equals(THIN);
        return isSpace
                || last.filter(item -> !item.startsWith("<mo")
                                || !item.endsWith("</mo>")
                                || CLOSING.matcher(item).find())
                        .isEmpty();
    }

    static String styled(String style, String inside) {
        var level = style.equals("scriptstyle") ? " scriptlevel=\"1\"" : "";
        return "<mstyle displaystyle=\"" + style.equals("displaystyle") + "\"" + level + ">" + inside + "</mstyle>";
    }

    private static String together(List<String> items) {
        return items.size() == 1 ? items.getFirst() : "<mrow>" + String.join("", items) + "</mrow>";
    }

    /// Returns one thing with what stands above and below it.
    private String scripted() throws UnknownException {
        var name = text.peekCommand();
        boolean hasLimits = MathSigns.sum(name).isPresent()
                || MathSigns.limit(name).isPresent()
                || List.of("operatorname*", "underbrace", "overbrace", "mathop").contains(name);
        var base = text.startsScript() ? "<mrow></mrow>" : text.startsRow() ? ordinary(group()) : atom();
        if (text.take("limits").isPresent()) {
            hasLimits = true;
        } else if (text.take("nolimits").isPresent()) {
            hasLimits = false;
        }
        String below = "";
        String above = "";
        while (text.startsScript()) {
            switch (text.next()) {
                case '_' -> below = once(below, argument());
                case '^' ->
                    above = above.contains("′") ? "<mrow>" + above + argument() + "</mrow>" : once(above, argument());
                default -> above = once(above, "<mo>" + "′".repeat(1 + text.takeAll('\'')) + "</mo>");
            }
        }
        return withScripts(base, below, above, hasLimits);
    }

    /// Returns a group; a sign alone in it, as in `1{,}000`, has no space around it.
    private static String ordinary(String group) {
        return group.startsWith("<mo>") && group.indexOf("</mo>") == group.length() - 5
                ? group.replaceFirst("<mo>", "<mo" + MathCommands.TIGHT + ">")
                : group;
    }

    private static String once(String before, String now) throws UnknownException {
        if (!before.isEmpty()) {
            throw new UnknownException("two scripts at one place");
        }
        return now;
    }

    private static String withScripts(String base, String below, String above, boolean hasLimits) {
        if (below.isEmpty() && above.isEmpty()) {
            return base;
        }
        if (above.isEmpty()) {
            return element(hasLimits ? "munder" : "msub", base + below);
        }
        return below.isEmpty()
                ? element(hasLimits ? "mover" : "msup", base + above)
                : element(hasLimits ? "munderover" : "msubsup", base + below + above);
    }

    /// Returns what is given to a command: a group, or one thing.
    String argument() throws UnknownException {
        if (text.endsRow()) {
            return unknown("an argument is missing");
        }
        return text.startsNumber() ? "<mn>" + MathSigns.in(variant, text.next()) + "</mn>" : atom();
    }

    private String group() throws UnknownException {
        text.next();
        var row = row();
        if (text.isAtEnd() || text.next() != '}') {
            return unknown("a group is not closed");
        }
        return row;
    }

    private String atom() throws UnknownException {
        if (text.isAtEnd()) {
            return unknown("something is missing");
        }
        if (text.startsRow()) {
            return group();
        }
        if (text.startsCommand()) {
            return new MathCommands(this, text).command(text.command());
        }
        if (text.startsNumber()) {
            var number = new StringBuilder();
            text.number().codePoints().forEach(digit -> number.append(MathSigns.in(variant, digit)));
            return "<mn>" + number + "</mn>";
        }
        return sign(text.codePoint());
    }

    private String sign(int c) throws UnknownException {
        if (Character.isLetter(c)) {
            return letter(c);
        }
        return switch (c) {
            case '~' -> "<mspace width=\"0.333em\"/>";
            case '-' -> operator("−");
            case '*' -> operator("∗");
            case '(', ')', '[', ']' -> "<mo stretchy=\"false\">" + Character.toString(c) + "</mo>";
            case '|', '/' -> "<mo stretchy=\"false\"" + MathCommands.TIGHT + ">" + Character.toString(c) + "</mo>";
            case '$', '#', '%' -> unknown(Character.toString(c));
            default -> operator(Character.toString(c));
        };
    }

    /// Returns a letter in the alphabet in force.
    String letter(int c) {
        boolean isUpright = variant.equals("rm") || (c >= 'Α' && c <= 'Ω');
        return (isUpright ? "<mi mathvariant=\"normal\">" : "<mi>") + MathSigns.in(variant, c) + "</mi>";
    }

    /// Returns an argument in another alphabet; letters alone are one word.
    String in(String alphabet) throws UnknownException {
        var word = text.word();
        if (word.isPresent() && !alphabet.equals("it") && !alphabet.equals("bi")) {
            var letters = new StringBuilder();
            word.get().codePoints().forEach(c -> letters.append(MathSigns.in(alphabet, c)));
            var upright = letters.codePointCount(0, letters.length()) == 1 && alphabet.equals("rm");
            return (upright ? "<mi mathvariant=\"normal\">" : "<mi>") + letters + "</mi>";
        }
        var before = variant;
        variant = alphabet;
        var inside = argument();
        variant = before;
        return inside;
    }

    /// Returns one element around `inside`.
    static String element(String name, String inside) {
        return "<" + name + ">" + inside + "</" + name + ">";
    }

    static String operator(String sign) {
        return element("mo", LatexText.escaped(sign));
    }

    static String fenced(String open, String inside, String close) {
        return "<mrow>" + (open.isEmpty() ? "" : operator(open)) + inside + (close.isEmpty() ? "" : operator(close))
                + "</mrow>";
    }

    /// Never returns; an expression, so that it can stand where a formula's part would.
    @SuppressWarnings("DoNotCallSuggester")
    static String unknown(String what) throws UnknownException {
        throw new UnknownException(what);
    }

    /// Returns the commands in force.
    Map<String, Definitions.Command> commands() {
        return text.commands();
    }
}
