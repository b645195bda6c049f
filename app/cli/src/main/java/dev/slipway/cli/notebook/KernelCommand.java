package dev.slipway.cli.notebook;

import dev.slipway.cli.answer.Fields;
import dev.slipway.cli.call.Command;
import dev.slipway.cli.call.ExitCode;
import dev.slipway.cli.call.Fault;
import dev.slipway.cli.call.Session;
import dev.slipway.kernel.installation.KernelSpec;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Installs the kernel for Jupyter. `slipway kernel -f FILE` is run by the start script, in a process of its own.
@picocli.CommandLine.Command(
        name = "kernel",
        sortOptions = false,
        header = "Installs the Java kernel for Jupyter, or runs it on a connection file.",
        description = {
            "",
            "--install writes a kernelspec named slipway, which JupyterLab, VS Code and other front ends then offer.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  slipway kernel --install",
            "  slipway kernel --install --prefix /opt/jupyter",
            "  slipway kernel --install --debugger",
            "  slipway kernel -f connection.json"
        })
public final class KernelCommand implements Command {
    @Option(names = "--install", description = "Write the kernelspec.")
    boolean install;

    @Option(names = "--user", description = "Write it for this person only (the default).")
    boolean user;

    @Option(names = "--prefix", paramLabel = "DIR", description = "Write it to DIR/share/jupyter/kernels.")
    @Nullable
    String prefix;

    @Option(
            names = "--debugger",
            description =
                    "Let its cells be debugged, in JupyterLab's debugger. Such a kernel starts about a second later.")
    boolean debugger;

    @Option(names = "-f", paramLabel = "FILE", description = "Run the kernel on this connection file of Jupyter's.")
    @Nullable
    String connection;

    @Override
    public int run(Session session) throws Exception {
        if (!install) {
            throw connection == null
                    ? Fault.usage("usage", "What the kernel is to do is not said.", "Use --install, or -f FILE.")
                    : Fault.usage("usage", "-f must come first.", "Write slipway kernel -f FILE [--debugger].");
        }
        if (user && prefix != null) {
            throw Fault.usage("usage", "The options --user and --prefix exclude each other.", "Give one of them.");
        }
        var written = write(session);
        if (session.isJson()) {
            session.document(new Fields().with("name", KernelSpec.NAME).with("folder", written.toString()));
        } else {
            session.say("Wrote the kernelspec " + KernelSpec.NAME + " to " + written + ".");
        }
        session.services().prepareKernels(session::say);
        return ExitCode.DONE;
    }

    private Path write(Session session) throws Fault, IOException {
        KernelSpec.Place place =
                prefix == null ? new KernelSpec.Place.User() : new KernelSpec.Place.Prefix(session.path(prefix));
        try {
            var installation = session.services().installation();
            return (debugger ? KernelSpec.debuggable(installation) : KernelSpec.of(installation)).install(place);
        } catch (IOException e) {
            throw Fault.world(
                    "cannot-write",
                    "The kernelspec cannot be written: " + e.getMessage() + ".",
                    "Change the folder's permissions, or name another one with --prefix.");
        }
    }
}
