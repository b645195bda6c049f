package dev.slipway.engine.history;

import dev.slipway.api.run.RunId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A condition on rows of `run r`, as SQL with its arguments. Immutable.
///
/// @param sql never null-valued: a comparison with nothing is false
/// @param arguments for the `?`, in order; copied
record RunCondition(String sql, List<Object> arguments) {
    static final RunCondition ALWAYS = new RunCondition("1", List.of());

    private static final String STATUS = "r.status";

    RunCondition {
        arguments = List.copyOf(arguments);
    }

    static RunCondition of(String sql, Object... arguments) {
        return new RunCondition(sql, List.of(arguments));
    }

    RunCondition and(RunCondition other) {
        return joined(" AND ", other);
    }

    RunCondition or(RunCondition other) {
        return joined(" OR ", other);
    }

    RunCondition not() {
        return new RunCondition("NOT (" + sql + ")", arguments);
    }

    /// Returns this condition where `lost` runs count as such although the store still has them as running: nobody
    /// could write that down yet.
    RunCondition seeing(Set<RunId> lost) {
        return lost.isEmpty() ? this : new RunCondition(sql.replace(STATUS, status(lost)), arguments);
    }

    /// Returns the SQL of a run's status where `lost` runs count as such.
    static String status(Set<RunId> lost) {
        var ids = lost.stream()
                .map(id -> "'" + id.value().replace("'", "''") + "'")
                .collect(Collectors.joining(","));
        return lost.isEmpty() ? STATUS : "(CASE WHEN r.id IN (" + ids + ") THEN 'lost' ELSE " + STATUS + " END)";
    }

    private RunCondition joined(String word, RunCondition other) {
        var both = new ArrayList<>(arguments);
        both.addAll(other.arguments);
        return new RunCondition("(" + sql + word + other.sql + ")", both);
    }

    /// Returns the arguments with `more` behind them.
    @Nullable
    Object[] argumentsAnd(Object... more) {
        var all = new ArrayList<Object>(arguments);
        all.addAll(List.of(more));
        return all.toArray();
    }

    /// Returns what `query` asks for, but for `limit` and `before`.
    ///
    /// @throws WhereException if one of its expressions has an error
    static RunCondition of(RunQuery query) throws WhereException {
        var all = ALWAYS;
        if (query.flow() != null) {
            all = all.and(of("r.flow = ?", query.flow()));
        }
        if (query.status() != null) {
            all = all.and(of(STATUS + " = ?", query.status().word()));
        }
        if (query.tag() != null) {
            all = all.and(of("r.key IN (SELECT run FROM run_tag WHERE tag = ?)", query.tag()));
        }
        if (query.since() != null) {
            all = all.and(of("r.started >= ?", query.since()));
        }
        for (var expression : query.expressions()) {
            all = all.and(WhereSql.of(Where.parse(expression)));
        }
        return all;
    }

    /// Returns what runs of `group` have in common.
    static RunCondition of(RunGroup.Key group) {
        var key = RunGroups.key(group.by());
        var both = new ArrayList<>(key.arguments());
        both.add(group.value());
        return new RunCondition(key.sql() + " = ?", both);
    }
}
