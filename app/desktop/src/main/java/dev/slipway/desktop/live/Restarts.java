package dev.slipway.desktop.live;

import dev.slipway.api.run.RunId;
import dev.slipway.engine.flow.Compiled;
import dev.slipway.engine.flow.FlowCompiler;
import dev.slipway.engine.history.Rows.RunDetail;
import dev.slipway.engine.run.RunRequest;
import dev.slipway.engine.workspace.WorkspaceServices;
import dev.slipway.kernel.file.NotebookFiles;
import dev.slipway.kernel.file.Opened;
import dev.slipway.kernel.problem.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Starts runs again that were made before. Does I/O; thread-safe.
public final class Restarts {
    /// Which code runs.
    public enum Code {
        /// The notebook as it is now; what was recorded where it is gone, or where the run was of a version.
        NOW,
        /// As the run executed it.
        RECORDED
    }

    private final WorkspaceServices services;
    private final FlowCompiler compiler;

    public Restarts(WorkspaceServices services, FlowCompiler compiler) {
        this.services = services;
        this.compiler = compiler;
    }

    /// Starts a run with the parameters of `run`, which only runs what cannot be reused, and returns it.
    ///
    /// @throws IOException if the notebook has errors or the run is gone, with what to do
    public RunId again(RunId run, Code code) throws IOException {
        return again(run, code, null);
    }

    /// Starts a run with the parameters of `run` in which `task` is computed again, whatever could be reused of it.
    ///
    /// @param task null for none
    /// @throws IOException as the other
    public RunId again(RunId run, Code code, RunRequest.@Nullable Again task) throws IOException {
        var detail = services.history()
                .run(run)
                .orElseThrow(() -> new IOException("The run was deleted. There is nothing left to start again."));
        var notebook = Path.of(detail.row().flow().notebook());
        boolean recorded = code == Code.RECORDED || detail.row().flow().version() != null || !Files.exists(notebook);
        var request = recorded ? asRecorded(detail) : asItIs(detail, notebook);
        return services.runs().start(task == null ? request : with(request, task));
    }

    @SuppressWarnings("NullAway") // the class file of RunRequest does not say that values may be null; its source does
    private static RunRequest with(RunRequest request, RunRequest.Again task) {
        return new RunRequest(
                request.flow(),
                request.source(),
                request.parameters(),
                request.label(),
                request.options().again(task.step(), task.index()));
    }

    private RunRequest asRecorded(RunDetail detail) throws IOException {
        return request(
                detail,
                services.history().code(detail.row().id()),
                detail.notebookText(),
                detail.row().flow().version());
    }

    private RunRequest asItIs(RunDetail detail, Path notebook) throws IOException {
        return switch (NotebookFiles.open(notebook)) {
            case Opened.Refused refused -> throw new IOException(refused.message() + " " + refused.hint());
            case Opened.Notebook opened ->
                switch (compiler.compile(notebook, opened.document())) {
                    case Compiled.Refused refused -> throw new IOException(firstError(refused));
                    case Compiled.Flow flow -> request(detail, flow, opened.text(), null);
                };
        };
    }

    private static RunRequest request(RunDetail detail, Compiled.Flow flow, String text, @Nullable Integer version) {
        var row = detail.row();
        var values = new LinkedHashMap<String, @Nullable Object>();
        for (var parameter : flow.plan().parameters()) {
            if (row.parameters().containsKey(parameter.name())) {
                values.put(parameter.name(), row.parameters().get(parameter.name()));
            }
        }
        var source = new RunRequest.Source(
                Path.of(row.flow().notebook()),
                text,
                version,
                row.id(),
                List.of("slipway", "resume", row.id().value()));
        return request(
                flow,
                source,
                values,
                new RunRequest.Label(row.label().name(), row.label().tags()));
    }

    /// Returns a request with the defaults of the window: a worker a core, reuse, and fan-outs are finished.
    @SuppressWarnings("NullAway") // the class file of RunRequest does not say that values may be null; its source does
    public static RunRequest request(
            Compiled.Flow flow,
            RunRequest.Source source,
            Map<String, @Nullable Object> parameters,
            RunRequest.Label label) {
        return new RunRequest(
                flow,
                source,
                parameters,
                label,
                new RunRequest.Options(
                        Runtime.getRuntime().availableProcessors(),
                        RunRequest.Reuse.ALLOWED,
                        RunRequest.OnFailure.FINISH_THE_FAN_OUT));
    }

    private static String firstError(Compiled.Refused refused) {
        var first = refused.problems().stream()
                .filter(problem -> problem.severity() == Severity.ERROR)
                .findFirst();
        return first.map(problem -> "The notebook has an error: " + problem.message()
                        + (problem.place() == null ? "" : " (" + problem.place().words() + ")")
                        + ". Mend it, or start the run as it was recorded.")
                .orElse("The notebook cannot be run as it is.");
    }
}
