package dev.slipway.cli;

import dev.slipway.cli.call.Services;
import dev.slipway.engine.flow.FlowCompiler;
import dev.slipway.engine.flow.KeepingFlowCompiler;
import dev.slipway.engine.flow.NotebookFlowCompiler;
import dev.slipway.engine.flow.json.PlanJson;
import dev.slipway.engine.store.NativeLibrary;
import dev.slipway.engine.workspace.LocalWorkspace;
import dev.slipway.engine.workspace.Workspace;
import dev.slipway.engine.workspace.WorkspaceServices;
import dev.slipway.kernel.analysis.CompilerAnalysis;
import dev.slipway.kernel.analysis.NotebookAnalysis;
import dev.slipway.kernel.client.CacheMaker;
import dev.slipway.kernel.client.Kernel;
import dev.slipway.kernel.client.KernelProcess;
import dev.slipway.kernel.deps.NotebookJars;
import dev.slipway.kernel.deps.Resolver.Network;
import dev.slipway.kernel.deps.maven.MavenResolver;
import dev.slipway.kernel.file.NotebookOptions;
import dev.slipway.kernel.installation.Home;
import dev.slipway.kernel.installation.Installation;
import dev.slipway.kernel.secret.Keyring;
import dev.slipway.kernel.secret.SystemKeyring;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The one place of the command line that makes services. One thread at a time; close it when done.
final class Composition implements Services, AutoCloseable {
    private final Map<String, String> environment;
    private @Nullable NotebookAnalysis analysis;
    private @Nullable NotebookJars jars;

    Composition(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    @Override
    public Installation installation() throws IOException {
        return Installation.locate();
    }

    @Override
    public WorkspaceServices open(Workspace workspace) throws IOException {
        NativeLibrary.keepIn(Home.here().resolve("cache"));
        return LocalWorkspace.open(workspace, installation());
    }

    @Override
    public void prepareStore() {
        var thread = new Thread(() -> NativeLibrary.load(Home.here().resolve("cache")), "slipway-store");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public FlowCompiler compiler() throws IOException {
        var made = analysis;
        if (made == null) {
            made = CompilerAnalysis.create(installation().libraries());
            analysis = made;
        }
        var code = new ArrayList<Path>(installation().libraries());
        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .forEach(code::add);
        return new KeepingFlowCompiler(
                new NotebookFlowCompiler(made, jars()),
                Home.here().resolve("cache").resolve("flows"),
                new PlanJson(),
                code);
    }

    @Override
    public NotebookJars jars() throws IOException {
        var found = jars;
        if (found == null) {
            var resolver = MavenResolver.create(Home.here(), installation().libraries());
            found = new NotebookJars(resolver, Network.ALLOWED, System.err::println);
            jars = found;
        }
        return found;
    }

    @Override
    public Kernel kernel(Path notebook) throws IOException, InterruptedException {
        var folder = Objects.requireNonNull(notebook.toAbsolutePath().getParent());
        return KernelProcess.start(installation(), folder, NotebookOptions.of(notebook));
    }

    @Override
    public void prepareKernels(Consumer<String> say) throws IOException, InterruptedException {
        CacheMaker.makeOnce(installation(), Home.here(), say);
    }

    @Override
    public void prepareCommands(Consumer<String> say) throws InterruptedException {
        CommandTraining.makeCaches(Home.here(), say);
    }

    @Override
    public Keyring keyring() {
        return SystemKeyring.detect(environment);
    }

    @Override
    public void close() {
        if (analysis != null) {
            analysis.close();
        }
    }
}
