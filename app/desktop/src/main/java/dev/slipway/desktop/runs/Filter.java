package dev.slipway.desktop.runs;

import dev.slipway.api.run.RunId;
import dev.slipway.engine.history.RunQuery;
import dev.slipway.engine.history.RunStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Which runs are shown.
///
/// @param conditions at most one of each key; copied
/// @param where an expression over parameters and metrics, empty for none
public record Filter(List<Condition> conditions, String where) {
    /// Shows all.
    static final Filter ALL = new Filter(List.of(), "");

    public Filter {
        conditions = List.copyOf(conditions);
    }

    /// What a condition is about.
    public enum Key {
        FLOW,
        STATUS,
        TAG,
        SINCE,
        BEFORE,
        /// A time before which runs began.
        UNTIL,
        /// A number, or flow and number: `sales@3`.
        VERSION,
        BRANCH,
        WHO
    }

    /// One condition.
    ///
    /// @param value as the store wants it: a name, a word, an instant, a run's id
    /// @param words as its chip says it
    /// @param typed as one types it: `since:7d` means another time tomorrow
    public record Condition(Key key, String value, String words, String typed) {
        static Condition flow(String name) {
            return new Condition(Key.FLOW, name, "flow is " + name, "flow:" + asTyped(name));
        }

        static Condition status(RunStatus status) {
            return new Condition(Key.STATUS, status.word(), status.word(), "status:" + status.word());
        }

        static Condition tag(String tag) {
            return new Condition(Key.TAG, tag, "tagged " + tag, "tag:" + asTyped(tag));
        }

        static Condition since(Instant when, String words) {
            return since(when, words, when.toString());
        }

        /// @param typed the time as one types it
        static Condition since(Instant when, String words, String typed) {
            return new Condition(Key.SINCE, when.toString(), "since " + words, "since:" + typed);
        }

        static Condition until(Instant when, String words, String typed) {
            return new Condition(Key.UNTIL, when.toString(), "until " + words, "until:" + typed);
        }

        /// @param version `3` or `sales@3`
        static Condition version(String version) {
            return new Condition(Key.VERSION, version, "version " + version, "version:" + version);
        }

        static Condition branch(String branch) {
            return new Condition(Key.BRANCH, branch, "branch " + branch, "branch:" + asTyped(branch));
        }

        static Condition who(String name) {
            return new Condition(Key.WHO, name, "by " + name, "who:" + asTyped(name));
        }

        /// Returns it as an expression; empty where the store has a question of its own for it.
        private String expression() {
            return switch (key) {
                case FLOW, STATUS, TAG, SINCE, BEFORE -> "";
                case UNTIL -> "started < " + value;
                case VERSION -> {
                    int at = value.lastIndexOf('@');
                    yield (at < 0 ? "" : "flow = " + quoted(value.substring(0, at)) + " and ") + "version = "
                            + value.substring(at + 1);
                }
                case BRANCH -> "branch = " + quoted(value);
                case WHO -> "who = " + quoted(value);
            };
        }

        /// Returns a value as it can be typed: in quotes where it would end at a blank or is in quotes itself.
        static String asTyped(String value) {
            boolean isPlain = !value.startsWith("\"") && value.chars().noneMatch(Character::isWhitespace);
            return isPlain ? value : quoted(value);
        }

        static String quoted(String text) {
            return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
        }

        static Condition before(RunId run, String words) {
            return new Condition(Key.BEFORE, run.value(), "until " + words, "until:" + run.value());
        }
    }

    /// Tells whether every run is shown.
    public boolean isEmpty() {
        return conditions.isEmpty() && where.isBlank();
    }

    /// Returns it as one types it.
    String typed() {
        var parts = new ArrayList<>(conditions.stream().map(Condition::typed).toList());
        if (!where.isBlank()) {
            parts.add(where);
        }
        return String.join(" ", parts);
    }

    /// Returns the value of the condition on `key`; empty if there is none.
    public Optional<String> value(Key key) {
        return conditions.stream()
                .filter(condition -> condition.key() == key)
                .map(Condition::value)
                .findFirst();
    }

    /// Returns this filter with `condition` in place of one with its key.
    public Filter with(Condition condition) {
        var all = new ArrayList<>(without(condition.key()).conditions);
        all.add(condition);
        return new Filter(all, where);
    }

    /// Returns this filter without a condition on `key`.
    public Filter without(Key key) {
        return new Filter(
                conditions.stream().filter(condition -> condition.key() != key).toList(), where);
    }

    /// Returns this filter with `condition`, or without it if it has exactly this one.
    public Filter toggled(Condition condition) {
        return Objects.equals(value(condition.key()).orElse(null), condition.value())
                ? without(condition.key())
                : with(condition);
    }

    /// Returns this filter with another expression.
    public Filter withWhere(String expression) {
        return new Filter(conditions, expression.strip());
    }

    /// Returns the conditions for which the store has no question of its own, as an expression; null if there are none.
    private @Nullable String expression() {
        var parts = conditions.stream()
                .map(Condition::expression)
                .filter(part -> !part.isEmpty())
                .toList();
        return parts.isEmpty() ? null : String.join(" and ", parts);
    }

    /// Returns the question for `limit` runs, only those older than `before` if that is given.
    public RunQuery query(int limit, @Nullable RunId before) {
        return new RunQuery(
                value(Key.FLOW).orElse(null),
                value(Key.STATUS).map(RunStatus::of).orElse(null),
                value(Key.TAG).orElse(null),
                value(Key.SINCE).map(Instant::parse).orElse(null),
                where.isBlank() ? null : where,
                expression(),
                limit,
                before == null ? value(Key.BEFORE).map(RunId::new).orElse(null) : before);
    }
}
