package dev.slipway.cli.flow;

import dev.slipway.cli.call.Fault;
import dev.slipway.cli.call.Session;
import dev.slipway.engine.deploy.Deployment;
import dev.slipway.engine.flow.Compiled;
import dev.slipway.engine.workspace.WorkspaceServices;
import dev.slipway.kernel.file.NotebookFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What is planned or run: a notebook, or a deployed version of a flow. Close it when done.
///
/// @param written as the person named it
/// @param notebook absolute path of the notebook, of a version as it was deployed
/// @param text the notebook's text
/// @param version number of the deployed version, null for a notebook
/// @param compiled its flow, or why there is none
/// @param services over its workspace
public record Subject(
        String written,
        Path notebook,
        String text,
        @Nullable Integer version,
        Compiled compiled,
        WorkspaceServices services)
        implements AutoCloseable {
    private static final Pattern VERSION = Pattern.compile("(.+)@(live|\\d{1,9})");
    private static final int LISTED = 5;

    /// Returns what `written` names: `NB`, `FLOW@VERSION` or `FLOW@live`.
    public static Subject of(String written, Session session) throws Fault, IOException {
        var named = VERSION.matcher(written);
        boolean isFile = NotebookFiles.format(session.path(written)).isPresent();
        if (!isFile && named.matches() && !Files.exists(session.path(written))) {
            return deployed(written, named.group(1), named.group(2), session);
        }
        var opened = session.notebook(written);
        var compiled = session.services().compiler().compile(opened.path(), opened.document());
        var services = session.services().open(session.workspaceOf(opened.path()));
        return new Subject(written, opened.path(), opened.text(), null, compiled, services);
    }

    private static Subject deployed(String written, String flow, String version, Session session)
            throws Fault, IOException {
        var services = session.workspace();
        try {
            var deployments = services.deployments();
            var found = version.equals("live")
                    ? deployments.live(flow)
                    : deployments.version(flow, Integer.parseInt(version));
            var deployment = found.isPresent() ? found.get() : none(written, flow, services);
            return new Subject(
                    written,
                    Path.of(deployment.created().notebook()),
                    deployments.notebookText(deployment),
                    deployment.version(),
                    deployments.code(deployment),
                    services);
        } catch (Fault | IOException | RuntimeException e) {
            services.close();
            throw e;
        }
    }

    private static Deployment none(String written, String flow, WorkspaceServices services) throws Fault, IOException {
        var versions = services.deployments().versions(Optional.of(flow));
        var known = versions.stream()
                .limit(LISTED)
                .map(version -> flow + "@" + version.version())
                .collect(Collectors.joining(", "));
        throw Fault.usage(
                "no-such-version",
                "There is no version " + written + ".",
                known.isEmpty()
                        ? "slipway deployments lists what is deployed; slipway deploy NB deploys a notebook."
                        : "The newest are " + known + ".");
    }

    /// Returns the flow's name, of a refused notebook its file's name.
    public String flowName() {
        return switch (compiled) {
            case Compiled.Flow flow -> flow.plan().flow();
            case Compiled.Refused _ -> String.valueOf(notebook.getFileName()).replaceFirst("\\.(ipynb|jsh)$", "");
        };
    }

    @Override
    public void close() {
        services.close();
    }
}
