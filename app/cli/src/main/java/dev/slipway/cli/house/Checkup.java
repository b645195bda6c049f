package dev.slipway.cli.house;

import dev.slipway.api.document.Cell;
import dev.slipway.api.document.CellId;
import dev.slipway.api.document.CellKind;
import dev.slipway.api.document.Document;
import dev.slipway.cli.answer.Figures;
import dev.slipway.cli.call.Fault;
import dev.slipway.cli.call.Session;
import dev.slipway.engine.workspace.Workspace;
import dev.slipway.kernel.exec.Executed;
import dev.slipway.kernel.exec.Limits;
import dev.slipway.kernel.exec.NotebookExecution;
import dev.slipway.kernel.exec.Watcher;
import dev.slipway.kernel.installation.Home;
import dev.slipway.kernel.installation.Installation;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Looks at everything the product needs. One thread, one use.
final class Checkup {
    private static final Duration KERNEL_TIME = Duration.ofSeconds(30);
    private static final long MIB = 1 << 20;

    private final Session session;
    private final boolean verify;
    private final List<Finding> findings = new ArrayList<>();

    /// @param verify whether to read every object of the store
    Checkup(Session session, boolean verify) {
        this.session = session;
        this.verify = verify;
    }

    /// @param message what is there, or what is wrong
    /// @param hint what to do, empty if nothing
    record Finding(String name, State state, String message, String hint) {}

    enum State {
        OK,
        WRONG,
        /// Optional, and not there.
        ABSENT
    }

    List<Finding> all() throws Fault, InterruptedException {
        java();
        home();
        installation();
        workspace();
        optional();
        return List.copyOf(findings);
    }

    private void ok(String name, String message) {
        findings.add(new Finding(name, State.OK, message, ""));
    }

    private void wrong(String name, String message, String hint) {
        findings.add(new Finding(name, State.WRONG, message, hint));
    }

    private void java() {
        var version = Runtime.version();
        var text = version + " in " + System.getProperty("java.home");
        if (version.feature() != 25) {
            wrong("java", text, "Slipway needs JDK 25: set SLIPWAY_JAVA_HOME to one.");
        } else if (ModuleLayer.boot().findModule("jdk.jshell").isEmpty()) {
            wrong("java", text + " has no jdk.jshell.", "Use a full JDK, not a runtime.");
        } else {
            ok("java", text);
        }
        var runtime = Runtime.getRuntime();
        ok(
                "machine",
                Figures.count(runtime.availableProcessors(), "core") + ", heap up to " + runtime.maxMemory() / MIB
                        + " MiB");
    }

    private void home() {
        var home = Home.of(
                session.surroundings().environment(),
                System.getProperty("os.name"),
                Path.of(System.getProperty("user.home")));
        try {
            Files.createDirectories(home);
            Files.delete(Files.createTempFile(home, "doctor", ".tmp"));
            ok("home", home.toString());
        } catch (IOException e) {
            wrong(
                    "home",
                    home + " cannot be written.",
                    "Change its permissions, or set SLIPWAY_HOME to another folder.");
        }
    }

    private void installation() throws InterruptedException {
        try {
            var installation = session.services().installation();
            var missing = Stream.of(installation.kernel(), installation.worker(), installation.libraries())
                    .flatMap(List::stream)
                    .filter(part -> !Files.exists(part))
                    .toList();
            if (!missing.isEmpty()) {
                wrong("installation", missing.getFirst() + " is missing.", "Install or build Slipway again.");
                return;
            }
            ok("installation", place(installation));
            kernel();
        } catch (IOException e) {
            wrong("installation", String.valueOf(e.getMessage()), "Install or build Slipway again.");
        }
    }

    private static String place(Installation installation) {
        var root = System.getProperty(Installation.PROPERTY);
        return root == null ? Figures.count(installation.kernel().size(), "class path entry") : root;
    }

    /// Starts a kernel and lets it add.
    private void kernel() throws InterruptedException {
        var cell = Cell.of(new CellId("doctor"), CellKind.CODE, "1 + 1");
        long start = System.nanoTime();
        try (var kernel =
                session.services().kernel(session.surroundings().folder().resolve("doctor.jsh"))) {
            var limits = new Limits(KERNEL_TIME, Limits.OnFailure.STOP, Limits.Elements.ALL);
            var executed = new NotebookExecution(kernel, limits, new Watcher() {}).run(Document.of(List.of(cell)));
            if (executed.status() == Executed.Status.SUCCEEDED) {
                ok(
                        "kernel",
                        "starts and runs a cell in " + Figures.duration(Duration.ofNanos(System.nanoTime() - start)));
            } else if (executed.status() == Executed.Status.INTERRUPTED) {
                throw new InterruptedException();
            } else {
                wrong("kernel", "A kernel cannot run 1 + 1.", "Run slipway exec on a notebook to see why.");
            }
        } catch (IOException e) {
            wrong("kernel", String.valueOf(e.getMessage()), "");
        }
    }

    private void workspace() throws Fault {
        var folder = session.folder();
        var workspace = Workspace.existing(folder);
        if (workspace.isEmpty()) {
            findings.add(new Finding(
                    "workspace", State.ABSENT, "none in " + folder + " or above.", "The first run makes one."));
            return;
        }
        try (var services = session.services().open(workspace.get())) {
            var house = services.housekeeping();
            var faults = verify ? house.verify() : house.faults();
            for (var fault : faults) {
                wrong("store", fault, "");
            }
            if (faults.isEmpty()) {
                var newest = services.history().runs(dev.slipway.engine.history.RunQuery.newest(1));
                ok("store", workspace.get().folder() + " is sound; " + Figures.count(newest.total(), "run"));
            }
        } catch (IOException e) {
            wrong("store", String.valueOf(e.getMessage()), "");
        }
    }

    private void optional() {
        program("git", "git", "Runs then record no commit.");
        session.services()
                .keyring()
                .program()
                .ifPresentOrElse(
                        program -> ok("keyring", program),
                        () -> findings.add(new Finding(
                                "keyring",
                                State.ABSENT,
                                "no secret-tool (or macOS's security).",
                                "Secrets come from SLIPWAY_SECRET_NAME then.")));
        program("jupyter", "jupyter", "slipway kernel --install is for Jupyter.");
    }

    private void program(String name, String program, String without) {
        for (var folder :
                session.surroundings().environment().getOrDefault("PATH", "").split(File.pathSeparator, -1)) {
            if (!folder.isEmpty() && Files.isExecutable(Path.of(folder, program))) {
                ok(name, Path.of(folder, program).toString());
                return;
            }
        }
        findings.add(new Finding(name, State.ABSENT, "not found.", without));
    }
}
