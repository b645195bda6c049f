package dev.slipway.kernel.markdown;

import dev.slipway.kernel.markdown.MathMl.UnknownException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// What LaTeX's commands are in MathML. One use each.
final class MathCommands {
    private static final Map<String, String> ALPHABETS = Map.ofEntries(
            Map.entry("mathrm", "rm"),
            Map.entry("mathbf", "bf"),
            Map.entry("boldsymbol", "bi"),
            Map.entry("bm", "bi"),
            Map.entry("pmb", "bi"),
            Map.entry("mathit", "it"),
            Map.entry("mathnormal", "it"),
            Map.entry("mathsf", "sf"),
            Map.entry("mathtt", "tt"),
            Map.entry("mathbb", "bb"),
            Map.entry("mathbbm", "bb"),
            Map.entry("mathds", "bb"),
            Map.entry("mathcal", "cal"),
            Map.entry("mathscr", "cal"),
            Map.entry("mathfrak", "frak"));
    /// A bracket that is none of either side has no space around it.
    static final String TIGHT = " lspace=\"0\" rspace=\"0\"";

    private static final List<String> TEXTS =
            List.of("text", "mbox", "hbox", "textrm", "textbf", "textit", "textsf", "texttt", "textnormal");
    private static final List<String> BIGS = List.of(
            "big", "Big", "bigg", "Bigg", "bigl", "Bigl", "biggl", "Biggl", "bigr", "Bigr", "biggr", "Biggr", "bigm",
            "Bigm");

    private final MathMl reader;
    private final LatexText text;

    MathCommands(MathMl reader, LatexText text) {
        this.reader = reader;
        this.text = text;
    }

    /// Returns the command `name`, which has been taken, with what it is given; an empty name is an expanded one.
    String command(String name) throws UnknownException {
        if (name.isEmpty()) {
            return reader.argument();
        }
        var sign = sign(name);
        if (!sign.isEmpty()) {
            return sign;
        }
        var alphabet = ALPHABETS.get(name);
        if (alphabet != null) {
            return reader.in(alphabet);
        }
        if (TEXTS.contains(name)) {
            return words(name, text.braced());
        }
        if (BIGS.contains(name)) {
            var side = name.endsWith("l") ? " form=\"prefix\"" : name.endsWith("r") ? " form=\"postfix\"" : "";
            var space = side.isEmpty() && !name.endsWith("m") ? TIGHT : "";
            return "<mo stretchy=\"true\" symmetric=\"true\" minsize=\"" + size(name) + "em\" maxsize=\"" + size(name)
                    + "em\"" + side + space + ">" + LatexText.escaped(fence()) + "</mo>";
        }
        return built(name);
    }

    private static String size(String big) {
        return big.startsWith("bigg") ? "2.4" : big.startsWith("Bigg") ? "3" : big.startsWith("B") ? "1.8" : "1.2";
    }

    private String sign(String name) {
        if (name.length() == 1 && "$%#&_".contains(name)) {
            return "<mi mathvariant=\"normal\">" + LatexText.escaped(name) + "</mi>";
        }
        if (MathSigns.letter(name).isPresent()) {
            return reader.letter(MathSigns.letter(name).get().codePointAt(0));
        }
        if (MathSigns.isFunction(name)) {
            return "<mi>" + name + "</mi>";
        }
        if (MathSigns.limit(name).isPresent()) {
            return "<mo movablelimits=\"true\"" + TIGHT + ">"
                    + MathSigns.limit(name).get() + "</mo>";
        }
        if (MathSigns.sum(name).isPresent()) {
            return "<mo movablelimits=\"true\">" + MathSigns.sum(name).get() + "</mo>";
        }
        var space = MathSigns.space(name);
        if (space.isPresent()) {
            return "<mspace width=\"" + space.get() + "\"/>";
        }
        if (name.equals(" ")) {
            return "<mspace width=\"0.333em\"/>";
        }
        return MathSigns.fence(name)
                .map(fence -> fence(name, fence))
                .or(() -> MathSigns.integral(name)
                        .or(() -> MathSigns.operator(name))
                        .map(MathMl::operator))
                .orElse("");
    }

    /// Returns a bracket as high as a letter.
    private static String fence(String name, String sign) {
        var side = name.startsWith("l") ? " form=\"prefix\"" : name.startsWith("r") ? " form=\"postfix\"" : "";
        var space = side.isEmpty() && "|‖\\".contains(sign) ? TIGHT : "";
        return "<mo stretchy=\"false\"" + side + space + ">" + LatexText.escaped(sign) + "</mo>";
    }

    private String built(String name) throws UnknownException {
        if (MathSigns.accent(name).isPresent()) {
            return "<mover accent=\"true\">" + reader.argument()
                    + stretched(MathSigns.accent(name).get(), name) + "</mover>";
        }
        if (MathSigns.under(name).isPresent()) {
            return "<munder>" + reader.argument()
                    + MathMl.operator(MathSigns.under(name).get()) + "</munder>";
        }
        return switch (name) {
            case "frac" -> fraction();
            case "dfrac", "cfrac" -> MathMl.styled("displaystyle", fraction());
            case "tfrac" -> MathMl.styled("textstyle", fraction());
            case "binom", "dbinom", "tbinom" ->
                MathMl.fenced(
                        "(", "<mfrac linethickness=\"0\">" + reader.argument() + reader.argument() + "</mfrac>", ")");
            case "sqrt" -> root();
            case "overset", "stackrel" -> swapped("mover");
            case "underset" -> swapped("munder");
            case "xrightarrow", "xleftarrow" ->
                "<mover><mo stretchy=\"true\">" + (name.equals("xrightarrow") ? "→" : "←")
                        + "</mo><mrow><mspace width=\"0.5em\"/>" + reader.argument()
                        + "<mspace width=\"0.5em\"/></mrow></mover>";
            case "operatorname", "operatorname*" -> operatorName(text.braced());
            case "mathop", "mathrel", "mathbin", "mathord", "mathopen", "mathclose", "mathpunct", "smash" ->
                reader.argument();
            case "phantom", "hphantom", "vphantom" -> MathMl.element("mphantom", reader.argument());
            case "boxed", "fbox" -> "<mrow style=\"border:1px solid;padding:2px 4px\">" + reader.argument() + "</mrow>";
            case "left" -> between();
            case "begin" -> new MathTables(reader, text).environment(text.braced());
            case "not" -> negated();
            case "bmod" -> "<mo>mod</mo>";
            case "pmod" ->
                "<mrow><mspace width=\"1em\"/><mo stretchy=\"false\">(</mo><mi>mod</mi><mspace width=\"0.333em\"/>"
                        + reader.argument() + "<mo stretchy=\"false\">)</mo></mrow>";
            default -> spaced(name);
        };
    }

    private String spaced(String name) throws UnknownException {
        return switch (name) {
            case "color", "textcolor" -> coloured();
            case "colon" -> "<mo lspace=\"0\" rspace=\"0.278em\">:</mo>";
            case "overline" -> "<mrow class=\"over\">" + reader.argument() + "</mrow>";
            case "underline" -> "<mrow class=\"under\">" + reader.argument() + "</mrow>";
            case "substack" -> stack(text.braced());
            case "hspace", "mspace" -> "<mspace width=\"" + text.braced().replaceAll("[^a-z0-9.+-]", "") + "\"/>";
            case "nonumber", "notag", "allowbreak" -> "";
            default -> MathMl.unknown("\\" + name);
        };
    }

    private String fraction() throws UnknownException {
        return MathMl.element("mfrac", reader.argument() + reader.argument());
    }

    /// Returns the name of a function; what is more than words and spaces is a formula in upright letters.
    private String operatorName(String written) throws UnknownException {
        var words = written.replaceAll("\\\\[,;: ]|~", "\u2009").replace("\\!", "");
        if (words.matches("[^\\\\{}$^_&]+")) {
            return "<mi>" + LatexText.escaped(words) + "</mi>";
        }
        return MathMl.inside("\\mathrm{" + written + "}", reader.commands());
    }

    private static String stretched(String accent, String name) {
        boolean isWide = name.startsWith("wide") || name.startsWith("over");
        return "<mo stretchy=\"" + isWide + "\">" + LatexText.escaped(accent) + "</mo>";
    }

    private String root() throws UnknownException {
        var index = text.bracketed();
        if (index.isEmpty()) {
            return MathMl.element("msqrt", reader.argument());
        }
        return "<mroot>" + reader.argument() + MathMl.inside(index.get(), reader.commands()) + "</mroot>";
    }

    private String swapped(String element) throws UnknownException {
        var mark = reader.argument();
        return MathMl.element(element, reader.argument() + mark);
    }

    private String negated() throws UnknownException {
        var sign = reader.argument();
        return sign.endsWith("</mo>") ? sign.replace("</mo>", "\u0338</mo>") : MathMl.unknown("\\not");
    }

    private String coloured() throws UnknownException {
        var colour = text.braced().replaceAll("[^A-Za-z0-9#]", "");
        return "<mrow style=\"color:" + colour + "\">" + reader.argument() + "</mrow>";
    }

    /// Returns words, with the formulas in them.
    private String words(String command, String words) throws UnknownException {
        var style = switch (command) {
            case "textbf" -> " style=\"font-weight:bold\"";
            case "textit" -> " style=\"font-style:italic\"";
            case "texttt" -> " style=\"font-family:monospace\"";
            default -> "";
        };
        var all = new StringBuilder("<mrow>");
        for (var part : Maths.parts(words)) {
            switch (part) {
                case Maths.Part.Words(var plain) ->
                    all.append("<mtext")
                            .append(style)
                            .append(">")
                            .append(plain(plain))
                            .append("</mtext>");
                case Maths.Part.Formula(var maths) -> all.append(MathMl.inside(maths.latex(), reader.commands()));
            }
        }
        return all.append("</mrow>").toString();
    }

    private static String plain(String words) {
        var shown = words.replaceAll("\\\\([$%#&_{}])", "$1").replace('~', ' ');
        return LatexText.escaped(shown.replaceAll("^ | $", "\u00a0"));
    }

    private String fence() throws UnknownException {
        text.skipSpace();
        if (text.isAtEnd()) {
            return MathMl.unknown("a bracket is missing");
        }
        if (!text.startsCommand()) {
            var sign = Character.toString(text.codePoint());
            return sign.equals("<") ? "⟨" : sign.equals(">") ? "⟩" : sign;
        }
        var name = text.command();
        var fence = MathSigns.fence(name).or(() -> MathSigns.operator(name));
        return fence.isPresent() ? fence.get() : MathMl.unknown("\\" + name);
    }

    /// Returns what stands between `\left` and `\right`.
    private String between() throws UnknownException {
        var all = new StringBuilder("<mrow>").append(edge(fence())).append(reader.row());
        while (text.take("middle").isPresent()) {
            all.append(edge(fence())).append(reader.row());
        }
        if (text.take("right").isEmpty()) {
            return MathMl.unknown("\\right is missing");
        }
        return all.append(edge(fence())).append("</mrow>").toString();
    }

    private static String edge(String fence) {
        return fence.equals(".") ? "" : "<mo stretchy=\"true\" fence=\"true\">" + LatexText.escaped(fence) + "</mo>";
    }

    private String stack(String lines) throws UnknownException {
        var rows = new ArrayList<String>();
        for (var line : Arrays.asList(lines.split("\\\\\\\\", -1))) {
            rows.add("<mtr><mtd>" + MathMl.inside(line, reader.commands()) + "</mtd></mtr>");
        }
        return MathMl.element("mtable", String.join("", rows));
    }
}
