package dev.slipway.cli.call;

import dev.slipway.engine.flow.FlowCompiler;
import dev.slipway.engine.workspace.Workspace;
import dev.slipway.engine.workspace.WorkspaceServices;
import dev.slipway.kernel.client.Kernel;
import dev.slipway.kernel.deps.NotebookJars;
import dev.slipway.kernel.installation.Installation;
import dev.slipway.kernel.secret.Keyring;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;

/// What commands are built on. Everything is made when first asked for; who asks closes it.
public interface Services {
    /// Returns where the program's parts are.
    Installation installation() throws IOException;

    /// Returns the services over the store of `workspace`; writes nothing until something is written.
    WorkspaceServices open(Workspace workspace) throws IOException;

    /// Begins to load what opening a store takes, beside what the caller does next.
    void prepareStore();

    /// Returns what makes flows of notebooks.
    FlowCompiler compiler() throws IOException;

    /// Returns what finds the jars that notebooks declare.
    NotebookJars jars() throws IOException;

    /// Starts a kernel for `notebook`, in its folder.
    Kernel kernel(Path notebook) throws IOException, InterruptedException;

    /// Makes later kernels start faster, if that is still to be done after a build or an update.
    ///
    /// @param say told, in a sentence, what takes so long
    void prepareKernels(Consumer<String> say) throws IOException, InterruptedException;

    /// Makes later commands start faster, likewise.
    void prepareCommands(Consumer<String> say) throws InterruptedException;

    /// Returns the keyring of the operating system.
    Keyring keyring();
}
