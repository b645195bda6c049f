package dev.slipway.desktop;

import dev.slipway.api.document.CellId;
import dev.slipway.api.run.RunId;
import dev.slipway.desktop.compare.CompareScreen;
import dev.slipway.desktop.deploy.Deploying;
import dev.slipway.desktop.deploy.DeploymentsScreen;
import dev.slipway.desktop.deploy.ProblemFixes;
import dev.slipway.desktop.flowgraph.FlowLayout;
import dev.slipway.desktop.kit.Kit;
import dev.slipway.desktop.kit.MessageBar;
import dev.slipway.desktop.live.LiveStore;
import dev.slipway.desktop.matrix.MatrixScreen;
import dev.slipway.desktop.notebook.DeployEntry;
import dev.slipway.desktop.notebook.NotebookScreen;
import dev.slipway.desktop.notebook.NotebookScreens;
import dev.slipway.desktop.past.PastScreen;
import dev.slipway.desktop.past.Recorded;
import dev.slipway.desktop.route.Dialogs;
import dev.slipway.desktop.route.Routes;
import dev.slipway.desktop.run.RunScreen;
import dev.slipway.desktop.runs.RunsScreen;
import dev.slipway.desktop.shell.Command;
import dev.slipway.desktop.shell.Screen;
import dev.slipway.desktop.shell.Workbench;
import dev.slipway.desktop.task.Jobs;
import dev.slipway.desktop.why.WhyScreen;
import dev.slipway.engine.flow.FlowCompiler;
import dev.slipway.engine.history.Rows.RunRow;
import dev.slipway.engine.history.RunQuery;
import dev.slipway.engine.workspace.LocalWorkspace;
import dev.slipway.engine.workspace.Workspace;
import dev.slipway.kernel.file.Opened;
import dev.slipway.kernel.installation.Installation;
import dev.slipway.kernel.protocol.Restorable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The screens over the open workspace's runs and versions, and the ways between them. UI thread only.
final class Places implements Routes, DeployEntry {
    private static final int COMPARED_AT_FIRST = 2;
    private static final Duration LATER = Duration.ofSeconds(2);
    private static final Duration BETWEEN = Duration.ofSeconds(1);

    private final Workbench workbench;
    private final Installation installation;
    private final FlowCompiler compiler;
    private final Jobs jobs;
    private final Dialogs dialogs;
    private final Deploying deploying;
    private final ZoneId zone = ZoneId.systemDefault();
    private @Nullable NotebookScreens notebooks;
    private @Nullable LiveStore store;
    private int opened;

    Places(Workbench workbench, Installation installation, Jobs jobs, Dialogs dialogs) {
        this.workbench = workbench;
        this.installation = installation;
        this.jobs = jobs;
        this.dialogs = dialogs;
        compiler = new WindowCompiler(installation);
        deploying = new Deploying(workbench, this);
    }

    /// Adds the items of the rail and the commands; `screens` opens notebooks.
    void furnish(NotebookScreens screens) {
        notebooks = screens;
        workbench.addRailItem(RunsScreen.ID, "history", "Runs", () -> runs(""));
        workbench.addRailItem(CompareScreen.RAIL, "compare-horizontal", "Compare", this::compareSome);
        workbench.addRailItem(DeploymentsScreen.ID, "rocket-launch-outline", "Deployments", () -> deployments(""));
        workbench.addCommands(List.of(
                Command.of("runs", "Go to", "Runs", "history", () -> runs(""), "Shortcut+Shift+R"),
                Command.of("compare", "Go to", "Comparison", "compare-horizontal", this::compareSome),
                Command.of("deployments", "Go to", "Deployments", "rocket-launch-outline", () -> deployments(""))));
    }

    /// Turns to the workspace that `folder` is in: its nearest store upward, else the Git root, else itself.
    void enter(Path folder) {
        var workspace = Workspace.ofNotebook(folder.resolve("any.ipynb"));
        if (store != null && store.services().workspace().equals(workspace)) {
            return;
        }
        workbench.screens().stream()
                .map(Screen::id)
                .filter(id -> !id.startsWith("notebook:"))
                .forEach(workbench::close);
        close();
        var entered = new LiveStore(LocalWorkspace.open(workspace, installation), compiler, jobs, Clock.system(zone));
        store = entered;
        entered.warmUp();
        jobs.after(
                LATER,
                () -> jobs.submit(
                        () -> FlowLayout.warmUp(),
                        _ -> rehearse(entered, new Rehearsal(entered, this, dialogs, zone), opened)));
    }

    /// Lets the screens be opened once in the background, one after the other with time between for what a person does,
    /// and not while a cell runs; what goes wrong there is told to who opens them.
    private void rehearse(LiveStore entered, Rehearsal rehearsal, int before) {
        if (entered.equals(store) && (opened != before || isBusy())) { // someone waits for a screen, or a result
            int now = opened;
            jobs.after(LATER, () -> rehearse(entered, rehearsal, now));
        } else if (entered.equals(store)) {
            jobs.submit(rehearsal::takeNext, result -> {
                if (result instanceof Jobs.Result.Done<Boolean> done && done.value()) {
                    jobs.after(BETWEEN, () -> rehearse(entered, rehearsal, before));
                }
            });
        }
    }

    private boolean isBusy() {
        return workbench.screens().stream()
                .anyMatch(screen -> screen.tab().getValue().busy());
    }

    /// Closes the workspace.
    void close() {
        if (store != null) {
            store.services().close();
            store = null;
        }
    }

    /// The open workspace, null before the first.
    @Nullable
    LiveStore store() {
        return store;
    }

    @Override
    public void runs(String filter) {
        with(live -> {
            workbench.open(RunsScreen.ID, () -> new RunsScreen(live, this, zone));
            if (!filter.isEmpty()) {
                find(RunsScreen.ID, RunsScreen.class).ifPresent(screen -> screen.filter(filter));
            }
        });
    }

    @Override
    public void run(RunId run) {
        with(live -> workbench.open(RunScreen.idOf(run), () -> new RunScreen(live, this, dialogs, run, zone)));
    }

    @Override
    public void task(RunId run, String step, int index) {
        run(run);
        find(RunScreen.idOf(run), RunScreen.class).ifPresent(screen -> screen.openTask(step, index));
    }

    @Override
    public void compare(List<RunId> runs) {
        with(live -> workbench.open(CompareScreen.idOf(runs), () -> new CompareScreen(live, this, dialogs, runs)));
    }

    @Override
    public void tasks(List<RunId> runs) {
        with(live -> workbench.open(
                MatrixScreen.idOf(runs), () -> new MatrixScreen(live, this, dialogs, RunsScreen.ID, runs)));
    }

    @Override
    public void why(RunId before, RunId after) {
        with(live -> workbench.open(
                WhyScreen.idOf(before, after), () -> new WhyScreen(live, this, dialogs, before, after, zone)));
    }

    @Override
    public void deployments(String flow) {
        with(live -> {
            workbench.open(DeploymentsScreen.ID, () -> new DeploymentsScreen(live, this, zone));
            if (!flow.isEmpty()) {
                find(DeploymentsScreen.ID, DeploymentsScreen.class).ifPresent(screen -> screen.show(flow));
            }
        });
    }

    @Override
    public void notebook(Path notebook, @Nullable String cell, @Nullable Integer line) {
        if (notebooks != null) {
            notebooks.open(notebook, screen -> {
                if (cell != null) {
                    screen.go(new CellId(cell), line == null ? 0 : line);
                }
            });
        }
    }

    @Override
    public void again(RunId run) {
        with(live -> deploying.again(live, run));
    }

    @Override
    public void restore(RunId run, String step, int index) {
        with(live -> live.ask(
                () -> bring(live, run, step, index),
                brought -> {
                    if (notebooks != null) {
                        notebooks.openWith(brought.notebook(), brought.values(), brought.cell());
                    }
                },
                failure -> workbench.tell(
                        MessageBar.Kind.FAILURE, "The task could not be opened in its notebook.", failure)));
    }

    @Override
    public void past(RunId run) {
        past(new Recorded.OfRun(run));
    }

    @Override
    public void past(String flow, int version) {
        past(new Recorded.OfVersion(flow, version));
    }

    private void past(Recorded recorded) {
        with(live -> workbench.open(recorded.id(), () -> new PastScreen(live, this, dialogs, recorded)));
    }

    @Override
    public void insert(String code, Path notebook) {
        var target = notebooks == null ? Optional.<NotebookScreen>empty() : notebooks.insert(notebook, code);
        if (target.isEmpty()) {
            dialogs.copy(code);
            workbench.tell(
                    MessageBar.Kind.NOTE,
                    "No notebook is open.",
                    "The line is on the clipboard; paste it into a cell.");
            return;
        }
        var screen = target.get();
        workbench.tell(
                MessageBar.Kind.NOTE,
                "Added to " + screen.file().path().getFileName() + ".",
                code,
                Kit.button("open-in-app", "Go there", () -> workbench.open(screen.id(), () -> screen), "small"));
    }

    @Override
    public void table(Path file) {
        if (notebooks != null) {
            notebooks.openData(file);
        }
    }

    @Override
    public void show(Screen screen) {
        workbench.open(screen.id(), () -> screen);
    }

    @Override
    public void deploy(Opened.Notebook notebook, ProblemFixes fixes) {
        with(live -> deploying.deploy(live, notebook, fixes));
    }

    @Override
    public void runFlow(Opened.Notebook notebook, ProblemFixes fixes) {
        with(live -> deploying.run(live, notebook, fixes));
    }

    /// What a task had, to be brought back.
    private record Brought(Path notebook, List<Restorable> values, CellId cell) {}

    private static Brought bring(LiveStore live, RunId run, String step, int index) throws IOException {
        var services = live.services();
        var detail = services.history()
                .run(run)
                .orElseThrow(() -> new IOException("The run was deleted. Choose another one."));
        var cell = detail.steps().stream()
                .filter(one -> one.name().equals(step))
                .flatMap(one -> one.cells().stream())
                .findFirst()
                .orElseThrow(() -> new IOException("The run has no step " + step + "."));
        var notebook = Path.of(detail.row().flow().notebook());
        if (!Files.exists(notebook)) {
            throw new IOException(notebook + " is no longer there. Put it back, then open the task again.");
        }
        var folder = Files.createTempDirectory("slipway-restore");
        return new Brought(notebook, services.artifacts().inputs(run, step, index, folder), new CellId(cell));
    }

    private void compareSome() {
        var open = workbench.screens().stream()
                .filter(CompareScreen.class::isInstance)
                .reduce((_, last) -> last);
        if (open.isPresent()) {
            workbench.open(open.get().id(), open::get);
            return;
        }
        with(live -> live.ask(
                () -> live.services().history().runs(RunQuery.newest(100)).rows(),
                rows -> compare(newest(rows)),
                failure -> workbench.tell(MessageBar.Kind.FAILURE, "The runs could not be read.", failure)));
    }

    /// Returns the two newest runs of the flow that ran last, older first.
    private static List<RunId> newest(List<RunRow> rows) {
        return rows.stream()
                .filter(row ->
                        Objects.equals(row.flow().flow(), rows.getFirst().flow().flow()))
                .limit(COMPARED_AT_FIRST)
                .map(RunRow::id)
                .sorted()
                .toList();
    }

    private void with(Consumer<LiveStore> action) {
        if (store == null) {
            workbench.tell(
                    MessageBar.Kind.NOTE,
                    "No folder is open.",
                    "Open a folder or a notebook; its runs live beside it.");
        } else {
            opened++;
            action.accept(store);
        }
    }

    private <S extends Screen> Optional<S> find(String id, Class<S> type) {
        return workbench.screens().stream()
                .filter(screen -> screen.id().equals(id))
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst();
    }
}
