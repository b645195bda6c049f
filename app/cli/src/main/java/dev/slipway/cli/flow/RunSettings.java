package dev.slipway.cli.flow;

import dev.slipway.api.run.RunId;
import dev.slipway.cli.call.Fault;
import dev.slipway.cli.call.Session;
import dev.slipway.engine.flow.Compiled;
import dev.slipway.engine.run.RunRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// How a run is made: the options that `run` and `resume` share.
public final class RunSettings {
    static final String LOCAL = "local";

    @Option(
            names = "--target",
            paramLabel = "TARGET",
            description = "Where it runs. There is one target so far: local, this machine.")
    String target = LOCAL;

    @Option(names = "--workers", paramLabel = "N", description = "Run at most N tasks at a time (default: the cores).")
    int workers = Runtime.getRuntime().availableProcessors();

    @Option(names = "--name", paramLabel = "TEXT", description = "Name the run.")
    String name = "";

    @Option(names = "--tag", paramLabel = "TAG", description = "Tag the run. May be given again.")
    List<String> tags = new ArrayList<>();

    @Option(names = "--no-reuse", description = "Run every step, even if an earlier result fits.")
    boolean noReuse;

    @Option(
            names = "--fail-fast",
            description = "Stop at the first failed task; else the other tasks of its fan-out finish.")
    boolean failFast;

    @Option(names = "--detach", description = "Start it and return at once; the run goes on by itself.")
    boolean detach;

    /// Says what is wrong with the options.
    void check() throws Fault {
        if (!target.equals(LOCAL)) {
            throw Fault.usage("no-such-target", "There is no target " + target + ".", "Use --target local.");
        }
        if (workers < 1) {
            throw Fault.usage("usage", "There is no running with " + workers + " workers.", "Use --workers 1 or more.");
        }
        for (var tag : tags) {
            Tags.check(tag);
        }
    }

    /// Returns the request to run `flow` under these settings.
    RunRequest request(Subject subject, Compiled.Flow flow, Map<String, @Nullable Object> parameters, Session session) {
        return request(subject, flow, parameters, session, null);
    }

    /// Returns the request to run `flow` under these settings.
    ///
    /// @param origin the run that is resumed, null if none
    @SuppressWarnings("NullAway") // the class file of RunRequest does not say that values may be null; its source does
    RunRequest request(
            Subject subject,
            Compiled.Flow flow,
            Map<String, @Nullable Object> parameters,
            Session session,
            @Nullable RunId origin) {
        var source = new RunRequest.Source(
                subject.notebook(), subject.text(), subject.version(), origin, session.arguments());
        var options = new RunRequest.Options(
                workers,
                noReuse ? RunRequest.Reuse.OFF : RunRequest.Reuse.ALLOWED,
                failFast ? RunRequest.OnFailure.STOP_AT_ONCE : RunRequest.OnFailure.FINISH_THE_FAN_OUT);
        var label = new RunRequest.Label(name, tags.stream().distinct().sorted().toList());
        return new RunRequest(flow, source, parameters, label, options);
    }
}
