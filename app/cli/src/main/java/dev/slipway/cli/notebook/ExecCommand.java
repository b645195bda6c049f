package dev.slipway.cli.notebook;

import dev.slipway.api.document.Document;
import dev.slipway.cli.answer.Fields;
import dev.slipway.cli.answer.Figures;
import dev.slipway.cli.call.Command;
import dev.slipway.cli.call.ExitCode;
import dev.slipway.cli.call.Fault;
import dev.slipway.cli.call.Session;
import dev.slipway.cli.flow.Given;
import dev.slipway.cli.flow.Refusal;
import dev.slipway.engine.flow.Compiled;
import dev.slipway.kernel.client.Kernel;
import dev.slipway.kernel.deps.JarLock;
import dev.slipway.kernel.exec.Executed;
import dev.slipway.kernel.exec.Executed.CellRun;
import dev.slipway.kernel.exec.Executed.CellStatus;
import dev.slipway.kernel.exec.Limits;
import dev.slipway.kernel.exec.NotebookExecution;
import dev.slipway.kernel.exec.Watcher;
import dev.slipway.kernel.file.DisabledCells;
import dev.slipway.kernel.file.JarLocks;
import dev.slipway.kernel.file.NotebookFiles;
import dev.slipway.kernel.file.Opened;
import dev.slipway.kernel.file.SourceCells;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Runs a notebook from top to bottom in a fresh kernel.
@picocli.CommandLine.Command(
        name = "exec",
        sortOptions = false,
        header = "Runs a notebook from top to bottom in one fresh kernel, and writes or shows its outputs.",
        description = {
            "",
            "Every element of a foreach is run, in order. It stops at the first cell that fails; a cell tagged"
                    + " raises-exception may fail. Without -o or --in-place nothing is written and the outputs are shown"
                    + " as text. The exit code is 1 if a cell failed, ended its kernel or ran past its time.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  slipway exec penguins.ipynb",
            "  slipway exec penguins.ipynb -o out.ipynb --json",
            "  slipway exec sales.jsh -p rate=0.1 --timeout 60 --in-place",
            "  slipway exec sales.jsh --from latest/train/17",
            "  slipway exec --from latest/train/17 --with 'rows=rows.subList(0, 9)' --expect 'model.error() < 3'"
        })
public final class ExecCommand implements Command {
    private static final double MILLIS = 1000;

    @Parameters(
            arity = "0..1",
            paramLabel = "NB",
            description = "An .ipynb or .jsh notebook. With --from, the run's own if it is left out.")
    String notebook = "";

    @Mixin
    PastTaskOptions past = new PastTaskOptions();

    @Option(names = "-o", paramLabel = "OUT", description = "Write the notebook with its outputs to OUT.")
    @Nullable
    String out;

    @Option(names = "--in-place", description = "Write the outputs into NB itself.")
    boolean inPlace;

    @Option(
            names = "-p",
            paramLabel = "NAME=VALUE",
            description = "Set a parameter, or several with -p @file.json. May be given again.")
    List<String> parameters = new ArrayList<>();

    @Option(names = "--timeout", paramLabel = "S", description = "Let no cell run longer than S seconds.")
    @Nullable
    Double timeout;

    @Option(names = "--keep-going", description = "Run the cells after one that fails, too.")
    boolean keepGoing;

    @Option(names = "--first", description = "Run the first element of every foreach only.")
    boolean first;

    @Override
    public boolean takes(String argument) {
        notebook = argument;
        return true;
    }

    @Override
    public int run(Session session) throws Exception {
        var limits = limits();
        var given = Given.read(parameters, session);
        if (past.from != null) {
            return runFrom(past.from, limits, given, session);
        }
        if (notebook.isEmpty()) {
            throw Fault.usage(
                    "usage",
                    "No notebook is named.",
                    "Name an .ipynb or .jsh file, or a task with --from RUN/STEP/INDEX.");
        }
        past.checkWhole();
        var to = destination(session);
        int code;
        try (var starting = KernelStart.of(session, notebook)) {
            var opened = session.notebook(notebook);
            var attempt =
                    new Attempt(session, opened, ParameterValues.apply(opened, notebook, given, session), null, to);
            code = attempt.run(starting, limits);
        }
        if (code != ExitCode.INTERRUPTED) {
            session.services().prepareKernels(session::say);
            session.services().prepareCommands(session::say);
        }
        return code;
    }

    private int runFrom(String named, Limits limits, Map<String, String> given, Session session) throws Exception {
        var replacements = Replacement.read(past.replacements);
        try (var services = session.workspace()) {
            var task = PastTask.of(named, services);
            if (notebook.isEmpty()) {
                notebook = task.notebook();
            }
            var to = destination(session);
            try (var starting = KernelStart.of(session, notebook)) {
                var opened = past.asRecorded ? task.recorded() : session.notebook(notebook);
                var flow = session.compile(opened);
                if (!(flow instanceof Compiled.Flow compiled)) {
                    Refusal.say(session, notebook, flow.problems());
                    return ExitCode.AT_FAULT;
                }
                var values = task.parameters(compiled.plan(), given);
                var runs = ParameterValues.apply(opened, notebook, values, session);
                var again = task.in(compiled.plan(), replacements);
                return new Attempt(session, opened, runs, again, to).run(starting, limits);
            }
        }
    }

    private Limits limits() throws Fault {
        var limit = timeout;
        if (limit != null && !(limit > 0 && limit < Integer.MAX_VALUE)) {
            throw Fault.usage("usage", "There is no running a cell for " + limit + " s.", "Use --timeout 1 or more.");
        }
        return new Limits(
                limit == null ? null : Duration.ofMillis(Math.max(1, Math.round(limit * MILLIS))),
                keepGoing ? Limits.OnFailure.KEEP_GOING : Limits.OnFailure.STOP,
                first ? Limits.Elements.FIRST : Limits.Elements.ALL);
    }

    /// Returns where the outputs go, null if nowhere; refuses before anything runs what could not be written after.
    private @Nullable Path destination(Session session) throws Fault, IOException {
        if (inPlace && out != null) {
            throw Fault.usage("usage", "The options -o and --in-place exclude each other.", "Give one of them.");
        }
        var name = inPlace ? notebook : out;
        if (name == null) {
            return null;
        }
        var path = session.path(name).toAbsolutePath().normalize();
        if (!inPlace && NotebookFiles.format(path).isEmpty()) {
            throw Fault.usage(
                    "unknown-format",
                    "The name " + name + " ends in neither .ipynb nor .jsh.",
                    "Write a notebook; slipway convert makes a page of it.");
        }
        var folder = path.getParent();
        if (folder == null || Files.isDirectory(path) || !Files.isDirectory(folder)) {
            throw Fault.usage(
                    "cannot-write",
                    Files.isDirectory(path) ? name + " is a folder." : "There is no folder " + folder + ".",
                    "Name a file in a folder that is there.");
        }
        if (!isWritable(path, folder)) {
            throw Fault.world(
                    "access-denied",
                    "No permission to write " + path + ".",
                    "Change its permissions, or write elsewhere with -o.");
        }
        return path;
    }

    private static boolean isWritable(Path file, Path folder) {
        try {
            Files.delete(Files.createTempFile(folder, ".slipway-", ".tmp"));
            return !Files.exists(file) || Files.isWritable(file);
        } catch (IOException e) {
            return false;
        }
    }

    /// One execution. One thread, one run.
    private final class Attempt {
        private final Session session;
        private final Opened.Notebook opened;
        private final Document runs;
        private final @Nullable Path to;
        private final @Nullable TaskAgain task;
        private @Nullable JarLock lock;
        private List<String> unmet = List.of();

        /// @param runs the notebook with the values of `-p`
        /// @param task whose step alone is to be run, null for the whole notebook
        Attempt(Session session, Opened.Notebook opened, Document runs, @Nullable TaskAgain task, @Nullable Path to) {
            this.session = session;
            this.opened = opened;
            this.runs = runs;
            this.task = task;
            this.to = to;
        }

        int run(KernelStart starting, Limits limits) throws Exception {
            boolean shows = to == null && !session.isJson();
            DisabledCells.of(runs)
                    .positions()
                    .forEach(cell -> session.say(notebook + ", cell " + (cell + 1) + ": disabled, not run."));
            var text = new TextWatcher(session);
            NotebookExecution execution = null;
            try {
                var provision = Provision.of(opened.path(), runs, session.services());
                lock = provision.lock();
                Kernel kernel = starting.await();
                provision.giveTo(kernel);
                execution = new NotebookExecution(kernel, limits, shows ? text : new Watcher() {});
                var executed = task == null
                        ? execution.run(runs)
                        : task.run(kernel, execution, runs, new Trial(kernel, limits));
                // what is left to do must be done, interrupted or not
                boolean interrupted = Thread.interrupted() || executed.status() == Executed.Status.INTERRUPTED;
                write(executed.document());
                if (executed.status() == Executed.Status.SUCCEEDED && !interrupted) {
                    unmet = Expectations.unmet(past.expectations, new Trial(kernel, limits));
                }
                if (shows) {
                    text.metrics(executed.document());
                }
                return tell(executed, interrupted);
            } catch (IOException | InterruptedException broken) {
                boolean interrupted = Thread.interrupted(); // a write would break off
                write(execution == null ? withoutOutputs() : execution.withOutputs(runs));
                if (interrupted) {
                    Thread.currentThread().interrupt();
                }
                throw broken;
            }
        }

        private Document withoutOutputs() {
            return opened.document()
                    .withCells(opened.document().cells().stream()
                            .map(cell -> DisabledCells.isDisabled(cell) ? cell : cell.withOutputs(List.of(), null))
                            .toList());
        }

        private void write(Document ran) throws IOException {
            var document = ParameterValues.outputs(opened.document(), ran);
            var locked = lock;
            if (to == null) {
                return;
            }
            var format = NotebookFiles.format(to).orElse(opened.format());
            if (locked != null) {
                document = JarLocks.with(document, format, locked);
                JarLocks.write(to, locked);
            }
            if (inPlace) {
                NotebookFiles.save(opened, document);
            } else {
                NotebookFiles.saveAs(opened, document, to);
            }
        }

        private int tell(Executed executed, boolean interrupted) {
            if (session.isJson()) {
                session.document(fields(executed));
            }
            executed.cells().stream()
                    .filter(cell -> cell.failure() != null && !isExpected(cell))
                    .forEach(cell -> session.say(sentence(cell)));
            if (interrupted) {
                session.say("Interrupted.");
                return ExitCode.INTERRUPTED;
            }
            new MissingNames(session, opened).explain(executed);
            long ran = executed.cells().stream()
                    .filter(cell -> cell.status() != CellStatus.SKIPPED)
                    .count();
            if (to != null) {
                session.say((inPlace ? notebook : out) + ": " + Figures.count(ran, "cell") + " run in "
                        + Figures.duration(executed.elapsed()) + ".");
            }
            unmet.forEach(session::say);
            boolean isGood = executed.status() == Executed.Status.SUCCEEDED && unmet.isEmpty();
            if (isGood) {
                Expectations.held(past.expectations).ifPresent(session::say);
            }
            return isGood ? ExitCode.DONE : ExitCode.AT_FAULT;
        }

        /// Tells whether the notebook says that the cell may fail.
        private boolean isExpected(CellRun cell) {
            var failure = cell.failure();
            return cell.status() == CellStatus.ERROR
                    && failure != null
                    && !failure.type().equals("KernelDied")
                    && SourceCells.tags(runs.cells().get(cell.index()).metadata())
                            .contains(NotebookExecution.MAY_FAIL_TAG);
        }

        private String sentence(CellRun cell) {
            var failure = cell.failure();
            if (failure == null) {
                return "";
            }
            var where = notebook + ", cell " + (cell.index() + 1)
                    + (failure.line() == null ? "" : ", line " + failure.line());
            var message = Figures.message(failure.message().strip());
            return where + ": "
                    + (plain(failure.type())
                            ? message
                            : simple(failure.type()) + (message.isEmpty() ? "" : ": " + message));
        }

        /// Returns a class's name without its package.
        private static String simple(String type) {
            return type.replaceFirst("^(?:[a-z][\\w]*\\.)+(?=[A-Z])", "");
        }

        /// Tells whether the message says it all without the type.
        private static boolean plain(String type) {
            return List.of(
                            "CompileError",
                            "TestsFailed",
                            "Timeout",
                            "KernelDied",
                            "InputUnavailable",
                            "Interrupted",
                            "Aborted")
                    .contains(type);
        }

        private Fields fields(Executed executed) {
            return new Fields()
                    .with("notebook", notebook)
                    .with("output", inPlace ? notebook : out)
                    .with("from", task == null ? null : task.fields())
                    .with(
                            "status",
                            switch (executed.status()) {
                                case SUCCEEDED -> "succeeded";
                                case TIMEOUT -> "timeout";
                                case FAILED, INTERRUPTED -> "failed";
                            })
                    .with("seconds", executed.elapsed())
                    .with("unmet", unmet)
                    .with(
                            "cells",
                            executed.cells().stream()
                                    .map(cell -> cell(cell, executed))
                                    .toList());
        }

        private Fields cell(CellRun cell, Executed executed) {
            var failure = cell.failure();
            return new Fields()
                    .with("id", cell.id().value())
                    .with("cell_index", cell.index())
                    .with(
                            "status",
                            switch (cell.status()) {
                                case OK -> "ok";
                                case ERROR -> "error";
                                case TIMEOUT -> "timeout";
                                case SKIPPED -> "skipped";
                            })
                    .with("seconds", cell.elapsed())
                    .with("tests", TestFields.of(executed.document().cells().get(cell.index())))
                    .with(
                            "error",
                            failure == null
                                    ? null
                                    : new Fields()
                                            .with("type", failure.type())
                                            .with("message", failure.message())
                                            .with("line", failure.line()));
        }
    }
}
