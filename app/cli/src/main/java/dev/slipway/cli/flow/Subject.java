package dev.slipway.cli.flow;

import dev.slipway.cli.call.Fault;
import dev.slipway.cli.call.Session;
import dev.slipway.engine.deploy.Deployment;
import dev.slipway.engine.flow.Compiled;
import dev.slipway.engine.flow.FlowCompiler.BadParameterException;
import dev.slipway.engine.flow.FlowNames;
import dev.slipway.engine.flow.Plan;
import dev.slipway.engine.workspace.WorkspaceServices;
import dev.slipway.kernel.file.NotebookFiles;
import dev.slipway.kernel.file.Opened;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What is planned or run: a notebook, or a deployed version of a flow. Close it when done.
///
/// @param written as the person named it
/// @param notebook absolute path of the notebook, of a version as it was deployed
/// @param text the notebook's text
/// @param flowName the flow's name, also of a notebook that is no flow
/// @param version number of the deployed version, null for a notebook
/// @param compiled its flow, or why there is none
/// @param services over its workspace
public record Subject(
        String written,
        Path notebook,
        String text,
        String flowName,
        @Nullable Integer version,
        Compiled compiled,
        WorkspaceServices services)
        implements AutoCloseable {
    private static final Pattern VERSION = Pattern.compile("(.+)@(live|\\d{1,9})");
    private static final int LISTED = 5;

    /// Tells whether `written` names a notebook or a version, by its form.
    public static boolean isNamed(String written, Session session) throws Fault {
        return NotebookFiles.format(session.path(written)).isPresent()
                || VERSION.matcher(written).matches();
    }

    /// Returns what `written` names: `NB`, `FLOW@VERSION` or `FLOW@live`.
    public static Subject of(String written, Session session) throws Fault, IOException, InterruptedException {
        var named = VERSION.matcher(written);
        boolean isFile = NotebookFiles.format(session.path(written)).isPresent();
        if (!isFile && named.matches() && !Files.exists(session.path(written))) {
            return deployed(written, named.group(1), named.group(2), session);
        }
        var opened = session.notebook(written);
        var compiled = session.compile(opened);
        var services = session.services().open(session.workspaceOf(opened.path()));
        return of(written, opened, compiled, services);
    }

    /// Returns the notebook `opened`, compiled.
    static Subject of(String written, Opened.Notebook opened, Compiled compiled, WorkspaceServices services) {
        var flow = FlowNames.of(opened.path(), opened.document().metadata());
        return new Subject(written, opened.path(), opened.text(), flow, null, compiled, services);
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
                    flow,
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

    /// Returns the values of parameters given as text.
    ///
    /// @throws Fault if a name is no parameter, or a value not of its type
    public Map<String, @Nullable Object> values(Plan plan, Map<String, String> given, Session session)
            throws Fault, IOException {
        try {
            return session.services().compiler().parameters(plan, given);
        } catch (BadParameterException wrong) {
            var named = version == null ? written : notebook.toString();
            throw NotebookFiles.read(notebook, text) instanceof Opened.Notebook opened
                    ? DeclaredParameters.fault(wrong, named, opened.document())
                    : Fault.usage("bad-parameter", wrong.said(), wrong.hint()).in(named);
        }
    }

    @Override
    public void close() {
        services.close();
    }
}
