package dev.slipway.desktop.math;

import dev.slipway.kernel.markdown.Definitions;
import dev.slipway.kernel.markdown.Maths;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.scilab.forge.jlatexmath.MacroInfo;
import org.scilab.forge.jlatexmath.ParseException;
import org.scilab.forge.jlatexmath.TeXConstants;
import org.scilab.forge.jlatexmath.TeXFormula;

/// Makes drawings of formulas. Thread-safe: one formula at a time, for the library keeps its commands in static fields.
public final class Typesetter {
    private static final int KEPT = 500;
    private static final int LONGEST = 20_000;
    private static final double WIDEST = 20_000;
    private static final Pattern FORBIDDEN = Pattern.compile(
            "\\\\(includegraphics|jlm[A-Za-z]*|externalFont|fcscore|input|include|href|url)(?![A-Za-z])");
    private static final Pattern UNSEEN =
            Pattern.compile("\\\\(?:label|require)\\s*\\{[^{}]*\\}|\\\\(?:nonumber|notag)(?![A-Za-z])"
                    + "|\\\\(?:begin|end)\\{(?:equation|displaymath|math|subequations)\\*?\\}");
    private static final Pattern STARRED = Pattern.compile("(\\\\(?:begin|end)\\{[A-Za-z]+)\\*\\}");

    /// The library's own have no space between what and when.
    private static final String CASES = Matcher.quoteReplacement("\\left\\{\\begin{array}{l@{\\quad}l}");

    private static final Pattern TAG = Pattern.compile("\\\\tag(\\*?)\\s*\\{([^{}]*)\\}");

    /// What MathJax knows and the library does not.
    private static final Definitions COMMON = Definitions.in(List.of("""
            \\newcommand\\bm[1]{\\boldsymbol{#1}} \\newcommand\\pmb[1]{\\boldsymbol{#1}}
            \\newcommand\\lvert{|} \\newcommand\\rvert{|} \\newcommand\\lVert{\\|} \\newcommand\\rVert{\\|}
            \\newcommand\\color[2]{\\textcolor{#1}{#2}} \\newcommand\\mathbbm[1]{\\mathds{#1}}
            \\newcommand\\limitoperator[1]{\\mathop{\\mathrm{#1}}\\limits}
            \\DeclareMathOperator*{\\argmax}{arg\\,max} \\DeclareMathOperator*{\\argmin}{arg\\,min}
            """));
    private static final Pattern UNKNOWN =
            Pattern.compile("Unknown symbol or command or predefined TeXFormula: '(.*)'");
    private static final Map<Formula, Drawing> DRAWN = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Formula, Drawing> eldest) {
            return size() > KEPT;
        }
    };

    /// The library, once it has read its settings and fonts.
    private static final class Library {
        private static final Map<String, MacroInfo> COMMANDS = commands();

        private static Map<String, MacroInfo> commands() {
            var _ = new TeXFormula("x");
            return Map.copyOf(MacroInfo.Commands);
        }

        /// Forgets what formulas have defined.
        static void reset() {
            MacroInfo.Commands.clear();
            MacroInfo.Commands.putAll(COMMANDS);
        }
    }

    private Typesetter() {}

    /// Returns the drawing of `formula` if it was made before and is still kept.
    public static Optional<Drawing> known(Formula formula) {
        synchronized (DRAWN) {
            return Optional.ofNullable(DRAWN.get(formula));
        }
    }

    /// Returns the drawing of `formula`. Cost: a millisecond; half a second for the first one of a process.
    public static Drawing draw(Formula formula) {
        var known = known(formula);
        if (known.isPresent()) {
            return known.get();
        }
        Drawing drawing;
        synchronized (Typesetter.class) {
            drawing = make(formula);
        }
        synchronized (DRAWN) {
            DRAWN.put(formula, drawing);
        }
        return drawing;
    }

    private static Drawing make(Formula formula) {
        var rest = Definitions.apart(formula.maths().latex(), COMMON.and(formula.definitions()));
        var latex = plain(rest.latex());
        if (latex.length() > LONGEST) {
            return new Drawing.Wrong("It is longer than " + LONGEST + " characters.");
        }
        var forbidden = FORBIDDEN.matcher(latex);
        if (forbidden.find()) {
            return new Drawing.Wrong("\\" + forbidden.group(1) + " leads out of the formula and is not followed.");
        }
        var open = unbalanced(latex);
        if (open.isPresent()) {
            return new Drawing.Wrong(open.get());
        }
        Library.reset();
        try (var _ = UserCommands.install(rest.definitions())) {
            return ink(latex, formula.maths().style());
        } catch (ParseException wrong) {
            return new Drawing.Wrong(sentence(wrong.getMessage()));
        } catch (StackOverflowError tooDeep) {
            return new Drawing.Wrong("It is nested too deeply.");
        } catch (RuntimeException | LinkageError wrong) {
            return new Drawing.Wrong(
                    "It cannot be set: a bracket, an argument or an end is missing, or it is no LaTeX.");
        }
    }

    /// Returns what is wrong with the braces of `latex`, of which the library closes those that are open.
    private static Optional<String> unbalanced(String latex) {
        int depth = 0;
        for (int at = 0; at < latex.length() && depth >= 0; at++) {
            char c = latex.charAt(at);
            depth += c == '{' ? 1 : c == '}' ? -1 : 0;
            at += c == '\\' ? 1 : 0;
        }
        return depth == 0 ? Optional.empty() : Optional.of(depth > 0 ? "A { is not closed." : "A } closes nothing.");
    }

    /// Returns `latex` as the library knows it: without what numbers equations, and with the names of its environments.
    private static String plain(String latex) {
        var seen = UNSEEN.matcher(latex).replaceAll("");
        var tagged = TAG.matcher(seen)
                .replaceAll(tag -> Matcher.quoteReplacement(
                        "\\qquad\\text{" + (tag.group(1).isEmpty() ? "(" + tag.group(2) + ")" : tag.group(2)) + "}"));
        return STARRED.matcher(tagged)
                .replaceAll("$1}")
                .replace("\\operatorname*", "\\limitoperator")
                .replaceAll("\\\\begin\\{d?cases\\}", CASES)
                .replaceAll("\\\\end\\{d?cases\\}", "\\\\end{array}\\\\right.")
                .strip();
    }

    private static Drawing ink(String latex, Maths.Style style) {
        int size = style == Maths.Style.DISPLAY ? TeXConstants.STYLE_DISPLAY : TeXConstants.STYLE_TEXT;
        var box = new TeXFormula(latex).createTeXIcon(size, (float) Drawing.EM).getBox();
        if (box.getWidth() > WIDEST || box.getHeight() + box.getDepth() > WIDEST) {
            return new Drawing.Wrong("It is larger than a screen can show.");
        }
        var sheet = new OutlineGraphics();
        sheet.scale(Drawing.EM, Drawing.EM);
        box.draw(sheet, 0, box.getHeight());
        return new Drawing.Ink(
                sheet.outlines(),
                box.getWidth() * Drawing.EM,
                box.getHeight() * Drawing.EM,
                Math.max(0, box.getDepth()) * Drawing.EM);
    }

    private static String sentence(@Nullable String message) {
        var words = message == null ? "" : message.strip();
        var unknown = UNKNOWN.matcher(words);
        if (unknown.find()) {
            return "\\" + unknown.group(1) + " is not known.";
        }
        words = words.substring(words.lastIndexOf('\n') + 1).replaceAll("[\\s.!]+$", "");
        return words.isEmpty() ? "It is no LaTeX." : words + ".";
    }
}
