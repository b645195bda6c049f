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
    private static final List<String> TEXTS =
            List.of("text", "mbox", "hbox", "textrm", "textbf", "textit", "textsf", "texttt", "textnormal");
    private static final List<String> BIGS = List.of(
            "big", "Big", "bigg", "Bigg", "bigl", "Bigl", "biggl", "Biggl", "bigr", "Bigr", "biggr", "Biggr", "bigm",
            "Bigm");

    /// What a matrix stands between.
    private static final Map<String, String> MATRICES = Map.of(
            "matrix", "",
            "smallmatrix", "",
            "pmatrix", "()",
            "bmatrix", "[]",
            "Bmatrix", "{}",
            "vmatrix", "||",
            "Vmatrix", "‖‖",
            "cases", "{",
            "dcases", "{",
            "array", "");

    private static final List<String> ALIGNED =
            List.of("align", "aligned", "alignat", "alignedat", "flalign", "split", "eqnarray");
    private static final List<String> STACKED = List.of("gather", "gathered", "multline");
    private static final List<String> PLAIN = List.of("equation", "displaymath", "math", "subequations");

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
            return "<mo stretchy=\"true\" minsize=\"" + size(name) + "em\">" + LatexText.escaped(fence()) + "</mo>";
        }
        return built(name);
    }

    private static String size(String big) {
        return big.startsWith("bigg") ? "2.4" : big.startsWith("Bigg") ? "3" : big.startsWith("B") ? "1.8" : "1.2";
    }

    private String sign(String name) {
        if (name.length() == 1 && "$%#&_{}".contains(name)) {
            return "<mo stretchy=\"false\">" + LatexText.escaped(name) + "</mo>";
        }
        if (MathSigns.letter(name).isPresent()) {
            return reader.letter(MathSigns.letter(name).get().codePointAt(0));
        }
        if (MathSigns.isFunction(name)) {
            return "<mi>" + name + "</mi><mo>&#x2061;</mo>";
        }
        if (MathSigns.limit(name).isPresent()) {
            return "<mo movablelimits=\"true\" lspace=\"0\" rspace=\"0.167em\">"
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
        return MathSigns.integral(name)
                .or(() -> MathSigns.operator(name))
                .map(MathMl::operator)
                .or(() -> MathSigns.fence(name)
                        .map(fence -> "<mo stretchy=\"false\">" + LatexText.escaped(fence) + "</mo>"))
                .orElse("");
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
            case "frac", "cfrac" -> "<mfrac>" + reader.argument() + reader.argument() + "</mfrac>";
            case "dfrac", "tfrac" ->
                "<mstyle displaystyle=\"" + name.startsWith("d") + "\"><mfrac>" + reader.argument() + reader.argument()
                        + "</mfrac></mstyle>";
            case "binom", "dbinom", "tbinom" ->
                MathMl.fenced(
                        "(", "<mfrac linethickness=\"0\">" + reader.argument() + reader.argument() + "</mfrac>", ")");
            case "sqrt" -> root();
            case "overset", "stackrel" -> swapped("mover");
            case "underset" -> swapped("munder");
            case "xrightarrow", "xleftarrow" ->
                "<mover>" + MathMl.operator(name.equals("xrightarrow") ? "→" : "←") + reader.argument() + "</mover>";
            case "operatorname", "operatorname*" ->
                "<mi>" + LatexText.escaped(text.braced()) + "</mi><mo>&#x2061;</mo>";
            case "mathop", "mathrel", "mathbin", "mathord", "mathopen", "mathclose", "mathpunct", "smash" ->
                reader.argument();
            case "phantom", "hphantom", "vphantom" -> MathMl.element("mphantom", reader.argument());
            case "boxed", "fbox" -> "<mrow style=\"border:1px solid;padding:2px 4px\">" + reader.argument() + "</mrow>";
            case "left" -> between();
            case "begin" -> environment(text.braced());
            case "not" -> negated();
            case "bmod" -> "<mo>mod</mo>";
            case "pmod" -> MathMl.fenced("(", "<mi>mod</mi><mspace width=\"0.333em\"/>" + reader.argument(), ")");
            default -> spaced(name);
        };
    }

    private String spaced(String name) throws UnknownException {
        return switch (name) {
            case "color", "textcolor" -> coloured();
            case "substack" -> stack(text.braced());
            case "hspace", "mspace" -> "<mspace width=\"" + text.braced().replaceAll("[^a-z0-9.+-]", "") + "\"/>";
            case "nonumber", "notag", "allowbreak" -> "";
            default -> MathMl.unknown("\\" + name);
        };
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
        var degree = MathMl.of(
                        new Maths(index.get(), index.get(), Maths.Style.INLINE), new Definitions(reader.commands()))
                .orElseThrow(() -> new UnknownException("a root of " + index.get()));
        return "<mroot>" + reader.argument()
                + degree.replaceFirst("^<math>", "<mrow>").replaceFirst("</math>$", "</mrow>") + "</mroot>";
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
                case Maths.Part.Formula(var maths) ->
                    all.append(MathMl.of(maths, new Definitions(reader.commands()))
                            .orElseThrow(() -> new UnknownException(maths.source()))
                            .replaceFirst("^<math[^>]*>", "<mrow>")
                            .replaceFirst("</math>$", "</mrow>"));
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

    private String environment(String written) throws UnknownException {
        var name = written.endsWith("*") ? written.substring(0, written.length() - 1) : written;
        if (PLAIN.contains(name)) {
            var inside = reader.row();
            return closed(written, inside);
        }
        if (ALIGNED.contains(name)) {
            if (name.startsWith("alignat") || name.startsWith("alignedat")) {
                text.braced();
            }
            boolean isPair = !name.equals("eqnarray");
            return closed(
                    written, table(true, column -> isPair ? column % 2 == 0 ? "right" : "left" : eqnarray(column)));
        }
        if (STACKED.contains(name)) {
            return closed(written, table(true, _ -> "center"));
        }
        var edges = MATRICES.get(name);
        if (edges == null) {
            return MathMl.unknown(name);
        }
        var columns = name.equals("array") ? text.braced().replaceAll("[^lcr]", "") : "";
        boolean isCases = name.endsWith("cases");
        var table = table(name.equals("dcases"), column -> isCases ? "left" : side(columns, column));
        var open = edges.isEmpty() ? "" : edges.substring(0, 1);
        return closed(written, MathMl.fenced(open, table, edges.length() < 2 ? "" : edges.substring(1)));
    }

    private static String eqnarray(int column) {
        return column == 0 ? "right" : column == 1 ? "center" : "left";
    }

    private static String side(String columns, int column) {
        char side = column < columns.length() ? columns.charAt(column) : 'c';
        return side == 'l' ? "left" : side == 'r' ? "right" : "center";
    }

    private String closed(String name, String inside) throws UnknownException {
        boolean isClosed = text.take("end").isPresent() && text.braced().equals(name);
        return isClosed ? inside : MathMl.unknown("\\end{" + name + "} is missing");
    }

    private String table(boolean isDisplay, java.util.function.IntFunction<String> side) throws UnknownException {
        var rows = new ArrayList<String>();
        boolean isMore = true;
        while (isMore) {
            takeLines();
            var cells = new StringBuilder();
            int column = 0;
            do {
                cells.append("<mtd style=\"text-align:")
                        .append(side.apply(column))
                        .append("\">");
                cells.append(reader.row()).append("</mtd>");
                column++;
            } while (text.take('&'));
            isMore = takeBreak();
            if (isMore || column > 1 || !cells.toString().contains("<mrow></mrow>")) {
                rows.add("<mtr>" + cells + "</mtr>");
            }
        }
        return "<mtable" + (isDisplay ? " displaystyle=\"true\"" : "") + ">" + String.join("", rows) + "</mtable>";
    }

    private void takeLines() {
        while (text.take("hline").isPresent()) {
            // tables in formulas have no lines here
        }
    }

    private boolean takeBreak() {
        boolean isBreak = text.take("\\", "cr").isPresent();
        if (isBreak) {
            text.bracketed();
            takeLines();
        }
        return isBreak;
    }

    private String stack(String lines) throws UnknownException {
        var rows = new ArrayList<String>();
        for (var line : Arrays.asList(lines.split("\\\\\\\\", -1))) {
            rows.add("<mtr><mtd>"
                    + MathMl.of(new Maths(line, line, Maths.Style.INLINE), new Definitions(reader.commands()))
                            .orElseThrow(() -> new UnknownException(line))
                            .replaceFirst("^<math>", "")
                            .replaceFirst("</math>$", "")
                    + "</mtd></mtr>");
        }
        return MathMl.element("mtable", String.join("", rows));
    }
}
