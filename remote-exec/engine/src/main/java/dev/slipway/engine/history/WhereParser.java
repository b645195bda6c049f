package dev.slipway.engine.history;

import dev.slipway.engine.history.Where.Field;
import dev.slipway.engine.history.Where.Kind;
import dev.slipway.engine.history.Where.Literal;
import dev.slipway.engine.history.Where.Operator;
import dev.slipway.engine.history.WhereLexer.Token;
import dev.slipway.kernel.directive.Nearest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads one `--where` expression. One thread at a time.
final class WhereParser {
    private static final int DEEPEST = 200;
    private static final int MOST = 2000;
    private static final Pattern NUMBER =
            Pattern.compile("[-+]?(?:[0-9][0-9_]*\\.?[0-9_]*|\\.[0-9][0-9_]*)(?:[eE][-+]?[0-9]+)?");
    private static final Map<String, Kind> FIELDS = Map.ofEntries(
            Map.entry("status", Kind.TEXT),
            Map.entry("flow", Kind.TEXT),
            Map.entry("name", Kind.TEXT),
            Map.entry("run", Kind.TEXT),
            Map.entry("who", Kind.TEXT),
            Map.entry("host", Kind.TEXT),
            Map.entry("target", Kind.TEXT),
            Map.entry("notebook", Kind.TEXT),
            Map.entry("plan", Kind.TEXT),
            Map.entry("commit", Kind.TEXT),
            Map.entry("branch", Kind.TEXT),
            Map.entry("version", Kind.NUMBER),
            Map.entry("seconds", Kind.NUMBER),
            Map.entry("started", Kind.TIME),
            Map.entry("ended", Kind.TIME),
            Map.entry("tags", Kind.TAG));
    private static final Map<String, String> OTHER_NAMES = Map.of("tag", "tags", "id", "run", "duration", "seconds");
    private static final Pattern OF_RUN = Pattern.compile("(params?|parameters?|metrics?)\\.(.*)");

    private final List<Token> tokens;
    private int at;
    private int depth;
    private int comparisons;

    WhereParser(String text) throws WhereException {
        tokens = WhereLexer.tokens(text);
    }

    Where parse() throws WhereException {
        var tree = or();
        var next = peek();
        if (next.kind() == WhereLexer.Kind.CLOSE) {
            throw new WhereException("This parenthesis closes nothing: remove it.", next.column());
        }
        if (next.kind() != WhereLexer.Kind.END) {
            throw new WhereException(
                    "Expected `and` or `or` before `" + next.text() + "`; a text of several words stands in quotes.",
                    next.column());
        }
        return tree;
    }

    private Where or() throws WhereException {
        var parts = new ArrayList<Where>();
        do {
            parts.add(and());
        } while (takes(WhereLexer.Kind.OR));
        return joined(parts, Where.Or::new);
    }

    private Where and() throws WhereException {
        var parts = new ArrayList<Where>();
        do {
            parts.add(not());
        } while (takes(WhereLexer.Kind.AND));
        return joined(parts, Where.And::new);
    }

    /// Joins parts to a tree that is as flat as it can be: SQLite takes one of 1,000 levels.
    private static Where joined(List<Where> parts, BinaryOperator<Where> join) {
        if (parts.size() == 1) {
            return parts.getFirst();
        }
        int middle = parts.size() / 2;
        return join.apply(joined(parts.subList(0, middle), join), joined(parts.subList(middle, parts.size()), join));
    }

    private Where not() throws WhereException {
        if (++depth > DEEPEST) {
            throw new WhereException("More than " + DEEPEST + " nested parts: make it simpler.", peek().column());
        }
        var tree = takes(WhereLexer.Kind.NOT) ? new Where.Not(not()) : primary();
        depth--;
        return tree;
    }

    private Where primary() throws WhereException {
        var open = peek();
        if (!takes(WhereLexer.Kind.OPEN)) {
            return comparison();
        }
        var inner = or();
        if (!takes(WhereLexer.Kind.CLOSE)) {
            throw new WhereException("This parenthesis is not closed: add `)`.", open.column());
        }
        return inner;
    }

    private Where comparison() throws WhereException {
        if (++comparisons > MOST) {
            throw new WhereException("More than " + MOST + " comparisons: make it simpler.", peek().column());
        }
        var first = operand();
        var left = field(first);
        if (peek().kind() != WhereLexer.Kind.OPERATOR) {
            return alone(first, left);
        }
        var operator = operator(next().text());
        var second = operand();
        if (left.isPresent()) {
            return new Where.Comparison(left.get(), operator, literal(second), first.column());
        }
        var right = field(second);
        if (right.isPresent()) {
            return new Where.Comparison(right.get(), operator.mirrored(), literal(first), second.column());
        }
        throw unknown(first);
    }

    private Where alone(Token word, Optional<Field> field) throws WhereException {
        if (field.isEmpty()) {
            throw unknown(word);
        }
        var after = peek().kind();
        boolean isCut = after == WhereLexer.Kind.WORD || after == WhereLexer.Kind.QUOTED;
        if (field.get().kind() != Kind.PARAMETER || isCut) {
            throw new WhereException("Expected = != < <= > >= or ~ after `" + word.text() + "`.", peek().column());
        }
        var truth = new Literal("true", null, false, word.column());
        return new Where.Comparison(field.get(), Operator.EQUAL, truth, word.column());
    }

    private Token operand() throws WhereException {
        var token = next();
        return switch (token.kind()) {
            case QUOTED -> token;
            case WORD ->
                token.text().endsWith(".") && peek().kind() == WhereLexer.Kind.QUOTED
                        ? new Token(token.kind(), token.text() + next().text(), token.column())
                        : token;
            case END ->
                throw new WhereException("The expression ends too early: a comparison is missing.", token.column());
            case OPEN, CLOSE, OPERATOR, AND, OR, NOT ->
                throw new WhereException("Expected a field or a value before `" + token.text() + "`.", token.column());
        };
    }

    private static Optional<Field> field(Token token) {
        if (token.kind() == WhereLexer.Kind.QUOTED) {
            return Optional.empty();
        }
        var ofRun = OF_RUN.matcher(token.text());
        if (ofRun.matches() && !ofRun.group(2).isEmpty()) {
            var kind = ofRun.group(1).startsWith("m") ? Kind.METRIC : Kind.PARAMETER;
            return Optional.of(new Field(kind, ofRun.group(2)));
        }
        var name = OTHER_NAMES.getOrDefault(token.text(), token.text());
        return Optional.ofNullable(FIELDS.get(name)).map(kind -> new Field(kind, name));
    }

    private static Literal literal(Token token) {
        boolean quoted = token.kind() == WhereLexer.Kind.QUOTED;
        return new Literal(token.text(), quoted ? null : number(token.text()), quoted, token.column());
    }

    private static @Nullable Double number(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "nan" -> Double.NaN;
            case "infinity", "+infinity" -> Double.POSITIVE_INFINITY;
            case "-infinity" -> Double.NEGATIVE_INFINITY;
            default -> NUMBER.matcher(text).matches() ? Double.valueOf(text.replace("_", "")) : null;
        };
    }

    private static Operator operator(String sign) {
        return switch (sign) {
            case "=", "==" -> Operator.EQUAL;
            case "!=", "<>" -> Operator.UNEQUAL;
            case "<" -> Operator.LESS;
            case "<=" -> Operator.AT_MOST;
            case ">" -> Operator.GREATER;
            case ">=" -> Operator.AT_LEAST;
            case "~" -> Operator.CONTAINS;
            default -> throw new AssertionError("no operator: " + sign);
        };
    }

    private static WhereException unknown(Token token) {
        var near = Nearest.of(token.text(), FIELDS.keySet())
                .map(word -> " Did you mean `" + word + "`?")
                .orElse(" There are params.NAME, metrics.NAME, status, flow, name, tags, who, started, seconds, …");
        var hint = token.kind() == WhereLexer.Kind.QUOTED
                ? " One side of a comparison is a field: params.NAME, metrics.NAME, status, flow, name, tags, …"
                : near;
        return new WhereException("`" + token.text() + "` is no field of a run." + hint, token.column());
    }

    private boolean takes(WhereLexer.Kind kind) {
        if (peek().kind() == kind) {
            at++;
            return true;
        }
        return false;
    }

    private Token peek() {
        return tokens.get(at);
    }

    private Token next() {
        var token = tokens.get(at);
        if (token.kind() != WhereLexer.Kind.END) {
            at++;
        }
        return token;
    }
}
