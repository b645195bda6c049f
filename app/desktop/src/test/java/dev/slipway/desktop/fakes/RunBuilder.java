package dev.slipway.desktop.fakes;

import dev.slipway.api.run.ContentHash;
import dev.slipway.api.run.RunId;
import dev.slipway.engine.history.Rows.FlowRef;
import dev.slipway.engine.history.Rows.Label;
import dev.slipway.engine.history.Rows.Metric;
import dev.slipway.engine.history.Rows.Origin;
import dev.slipway.engine.history.Rows.RunRow;
import dev.slipway.engine.history.Rows.Times;
import dev.slipway.engine.history.RunStatus;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/// Makes one row of a run.
public final class RunBuilder {
    private final String flow;
    private final int number;
    private RunStatus status = RunStatus.SUCCEEDED;
    private Instant started = FakeWorkspace.NOW.minus(Duration.ofHours(1));
    private Duration took = Duration.ofSeconds(60);
    private @Nullable Integer version;
    private List<String> tags = List.of();
    private final Map<String, @Nullable Object> parameters = new LinkedHashMap<>();
    private final Map<String, Metric> metrics = new LinkedHashMap<>();

    public RunBuilder(String flow, int number) {
        this.flow = flow;
        this.number = number;
    }

    public RunBuilder status(RunStatus status) {
        this.status = status;
        return this;
    }

    public RunBuilder started(Instant when, Duration took) {
        started = when;
        this.took = took;
        return this;
    }

    public RunBuilder version(int version) {
        this.version = version;
        return this;
    }

    public RunBuilder tags(String... tags) {
        this.tags = List.of(tags);
        return this;
    }

    public RunBuilder parameter(String name, Object value) {
        parameters.put(name, value);
        return this;
    }

    public RunBuilder metric(String name, double last, @Nullable Boolean lowerIsBetter) {
        return metric(name, new Metric(last, last * 0.9, last * 2, 300, lowerIsBetter));
    }

    public RunBuilder metric(String name, Metric metric) {
        metrics.put(name, metric);
        return this;
    }

    @SuppressWarnings("NullAway") // the class file of the row does not say that values may be null; its source does
    public RunRow build() {
        var id = RunId.create(Clock.fixed(started, ZoneOffset.UTC), new Random(flow.hashCode() * 31L + number));
        return new RunRow(
                id,
                new FlowRef(
                        flow,
                        number,
                        version,
                        ContentHash.of(flow + version),
                        ContentHash.of("p" + flow + version),
                        "/data/" + flow + ".ipynb"),
                new Label("", tags),
                status,
                new Times(started, status.isOver() ? started.plus(took) : null),
                new Origin("ada", "lab", "local", "slipway run " + flow + ".ipynb", "4be19c2d5e6f70812", false),
                parameters,
                metrics);
    }
}
