package dev.slipway.engine.history;

import static java.util.Map.entry;

import dev.slipway.engine.history.Where.Comparison;
import dev.slipway.engine.history.Where.Literal;
import dev.slipway.engine.history.Where.Operator;
import dev.slipway.engine.json.JsonText;
import dev.slipway.kernel.directive.Nearest;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/// A `--where` expression → SQL. Stateless.
final class WhereSql {
    private static final Pattern OFFSET = Pattern.compile("(?:Z|[+-]\\d{2}:\\d{2})$");
    private static final Map<String, String> TEXTS = Map.ofEntries(
            entry("status", "r.status"),
            entry("flow", "r.flow"),
            entry("name", "r.name"),
            entry("run", "r.id"),
            entry("who", "r.who"),
            entry("host", "r.host"),
            entry("target", "r.target"),
            entry("notebook", "r.notebook"),
            entry("plan", "(SELECT p.hash FROM plan p WHERE p.document = r.plan)"),
            entry("commit", "r.git_commit"),
            entry("branch", "(SELECT d.branch FROM deployment d WHERE d.flow = r.flow AND d.version = r.version)"));
    private static final Map<String, String> OTHERS = Map.of(
            "version", "r.version",
            "seconds", "((r.ended - r.started) / 1e6)",
            "started", "r.started",
            "ended", "r.ended");

    private WhereSql() {}

    static RunCondition of(Where where) throws WhereException {
        return switch (where) {
            case Where.And and -> of(and.left()).and(of(and.right()));
            case Where.Or or -> of(or.left()).or(of(or.right()));
            case Where.Not not -> of(not.inner()).not();
            case Comparison comparison -> of(comparison);
        };
    }

    private static RunCondition of(Comparison comparison) throws WhereException {
        return switch (comparison.field().kind()) {
            case PARAMETER -> parameter(comparison);
            case METRIC -> metric(comparison);
            case TAG -> tag(comparison);
            case TEXT -> text(comparison);
            case NUMBER -> number(comparison);
            case TIME -> time(comparison);
        };
    }

    private static RunCondition parameter(Comparison comparison) {
        var name = comparison.field().name();
        var operator = comparison.operator();
        var value = comparison.value();
        if (operator == Operator.CONTAINS) {
            return ofParameter(
                    "instr(lower(CASE json_type(json) WHEN 'text' THEN json ->> '$' ELSE json END), lower(?)) > 0",
                    name,
                    value.text());
        }
        if (value.is("true") || value.is("false") || value.is("null")) {
            return ofParameter("json " + operator.sql() + " ?", name, value.text());
        }
        var json = JsonText.write(value.text());
        if (value.number() == null) {
            return operator.isEquality()
                    ? ofParameter("json " + operator.sql() + " ?", name, json)
                    : ofParameter(
                            "json_type(json) = 'text' AND json ->> '$' " + operator.sql() + " ?", name, value.text());
        }
        if (value.number().isNaN()) {
            return ofParameter("json " + operator.sql() + " '\"NaN\"'", name);
        }
        return switch (operator) {
            case EQUAL -> ofParameter("(number = ? OR json = ?)", name, value.number(), json);
            case UNEQUAL -> ofParameter("(number IS NULL OR number <> ?) AND json <> ?", name, value.number(), json);
            case LESS, AT_MOST, GREATER, AT_LEAST, CONTAINS ->
                RunCondition.of(
                        "r.key IN (SELECT run FROM run_parameter WHERE name = ? AND number " + operator.sql() + " ?)",
                        name,
                        value.number());
        };
    }

    private static RunCondition ofParameter(String condition, Object... nameAndArguments) {
        return RunCondition.of(
                "EXISTS (SELECT 1 FROM run_parameter WHERE run = r.key AND name = ? AND " + condition + ")",
                nameAndArguments);
    }

    private static RunCondition metric(Comparison comparison) throws WhereException {
        var number = numeric(comparison);
        var name = comparison.field().name();
        var operator = comparison.operator();
        if (number.isNaN()) {
            var is = operator == Operator.EQUAL ? "IS NULL" : operator == Operator.UNEQUAL ? "IS NOT NULL" : "IN ()";
            return RunCondition.of(
                    "EXISTS (SELECT 1 FROM run_metric WHERE run = r.key AND name = ? AND last " + is + ")", name);
        }
        if (operator != Operator.UNEQUAL) {
            // by the index of values: to ask about each run costs three times as much
            return RunCondition.of(
                    "r.key IN (SELECT run FROM run_metric WHERE name = ? AND last " + operator.sql() + " ?)",
                    name,
                    number);
        }
        return RunCondition.of(
                "EXISTS (SELECT 1 FROM run_metric WHERE run = r.key AND name = ? AND (last IS NULL OR last <> ?))",
                name,
                number);
    }

    private static RunCondition tag(Comparison comparison) throws WhereException {
        var text = comparison.value().text();
        return switch (comparison.operator()) {
            case EQUAL -> RunCondition.of("r.key IN (SELECT run FROM run_tag WHERE tag = ?)", text);
            case UNEQUAL -> RunCondition.of("r.key NOT IN (SELECT run FROM run_tag WHERE tag = ?)", text);
            case CONTAINS ->
                RunCondition.of("r.key IN (SELECT run FROM run_tag WHERE instr(lower(tag), lower(?)) > 0)", text);
            case LESS, AT_MOST, GREATER, AT_LEAST ->
                throw new WhereException("Tags have no order: ask with = != or ~.", comparison.column());
        };
    }

    private static RunCondition text(Comparison comparison) throws WhereException {
        var column = TEXTS.get(comparison.field().name());
        var value = comparison.field().name().equals("status")
                ? status(comparison)
                : comparison.value().text();
        return comparison.operator() == Operator.CONTAINS
                ? RunCondition.of("coalesce(instr(lower(" + column + "), lower(?)) > 0, 0)", value)
                : RunCondition.of(
                        "coalesce(" + column + " " + comparison.operator().sql() + " ?, 0)", value);
    }

    private static String status(Comparison comparison) throws WhereException {
        var word = comparison.value().text().toLowerCase(Locale.ROOT);
        var known = Arrays.stream(RunStatus.values()).map(RunStatus::word).toList();
        if (comparison.operator().isEquality() && !known.contains(word)) {
            throw new WhereException(
                    "`" + comparison.value().text() + "` is no status. "
                            + Nearest.of(word, known)
                                    .map(near -> "Did you mean `" + near + "`?")
                                    .orElse("There are queued, running, succeeded, failed, cancelled, lost."),
                    comparison.value().column());
        }
        return word;
    }

    private static RunCondition number(Comparison comparison) throws WhereException {
        var column = OTHERS.get(comparison.field().name());
        return RunCondition.of(
                "coalesce(" + column + " " + comparison.operator().sql() + " ?, 0)", numeric(comparison));
    }

    private static Double numeric(Comparison comparison) throws WhereException {
        var number = comparison.value().number();
        if (number == null || comparison.operator() == Operator.CONTAINS) {
            var field = comparison.field().name();
            throw new WhereException(
                    "`" + field + "` is a number: compare it with one, for example `> 0.5`.",
                    comparison.value().column());
        }
        return number;
    }

    private static RunCondition time(Comparison comparison) throws WhereException {
        if (comparison.operator() == Operator.CONTAINS) {
            throw new WhereException("A time is compared with = != < <= > or >=.", comparison.column());
        }
        var column = OTHERS.get(comparison.field().name());
        return RunCondition.of(
                "coalesce(" + column + " " + comparison.operator().sql() + " ?, 0)", instant(comparison.value()));
    }

    private static Instant instant(Literal value) throws WhereException {
        var text = value.text();
        try {
            if (text.indexOf('T') < 0) {
                return LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC);
            }
            return OFFSET.matcher(text).find()
                    ? OffsetDateTime.parse(text).toInstant()
                    : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            throw new WhereException(
                    "`" + text + "` is no time: write 2026-11-25 or 2026-11-25T09:30:00Z (UTC).", value.column());
        }
    }
}
