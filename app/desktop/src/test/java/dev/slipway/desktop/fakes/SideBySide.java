package dev.slipway.desktop.fakes;

import dev.slipway.api.run.RunId;
import dev.slipway.engine.compare.Comparison;
import dev.slipway.engine.compare.Comparison.Kind;
import dev.slipway.engine.compare.Comparison.Row;
import dev.slipway.engine.history.Rows.RunDetail;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Compares the runs of a `FakeHistory` by parameters, metrics, inputs, code and environment.
final class SideBySide {
    private SideBySide() {}

    static Comparison of(FakeHistory history, List<RunId> ids) {
        var runs = ids.stream().map(id -> history.run(id).orElseThrow()).toList();
        var rows = new ArrayList<Row>();
        add(rows, Kind.PARAMETER, runs, run -> run.row().parameters());
        add(rows, Kind.METRIC, runs, run -> {
            var last = new LinkedHashMap<String, @Nullable Object>();
            run.row().metrics().forEach((name, metric) -> last.put(name, metric.last()));
            return last;
        });
        add(rows, Kind.INPUT, runs, run -> {
            var hashes = new LinkedHashMap<String, @Nullable Object>();
            run.inputs()
                    .forEach(input -> hashes.put(input.path(), input.sha256().hex()));
            return hashes;
        });
        add(rows, Kind.CODE, runs, run -> {
            var codes = new LinkedHashMap<String, @Nullable Object>();
            codes.put("plan", run.row().flow().plan().hex());
            return codes;
        });
        add(rows, Kind.ENVIRONMENT, runs, run -> new LinkedHashMap<>(run.environment()));
        return new Comparison(ids, rows);
    }

    @SuppressWarnings("NullAway") // the class file of the row does not say that values may be null; its source does
    private static void add(
            List<Row> rows,
            Kind kind,
            List<RunDetail> runs,
            Function<RunDetail, Map<String, @Nullable Object>> values) {
        var names = runs.stream()
                .flatMap(run -> values.apply(run).keySet().stream())
                .distinct()
                .toList();
        for (var name : names) {
            var cells = new ArrayList<@Nullable Object>();
            runs.forEach(run -> cells.add(values.apply(run).get(name)));
            boolean differs = cells.stream().map(Objects::toString).distinct().count() > 1;
            rows.add(new Row(kind, name, cells, differs));
        }
    }
}
