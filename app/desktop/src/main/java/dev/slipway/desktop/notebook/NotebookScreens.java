package dev.slipway.desktop.notebook;

import dev.slipway.api.document.CellId;
import dev.slipway.api.document.CellKind;
import dev.slipway.api.document.Document;
import dev.slipway.desktop.data.ExplorerScreen;
import dev.slipway.desktop.data.TableOrigin;
import dev.slipway.desktop.kit.MessageBar;
import dev.slipway.desktop.notebook.NotebookScreen.Surroundings;
import dev.slipway.desktop.panes.PaneContent;
import dev.slipway.desktop.panes.PanesViewModel;
import dev.slipway.desktop.shell.Screen;
import dev.slipway.desktop.shell.Workbench;
import dev.slipway.desktop.table.LiveTable;
import dev.slipway.desktop.task.Jobs;
import dev.slipway.kernel.file.NotebookFiles;
import dev.slipway.kernel.file.Opened;
import dev.slipway.kernel.protocol.Restorable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Opens notebooks as tabs. UI thread only.
public final class NotebookScreens {
    private final Workbench workbench;
    private final NotebookServices services;
    private final Function<Path, KernelStarter> kernels;
    private final Journal journal;
    private final Surroundings surroundings;
    private final DataFiles data;

    /// @param kernels returns what starts the kernel of the notebook at a path
    public NotebookScreens(
            Workbench workbench,
            NotebookServices services,
            Function<Path, KernelStarter> kernels,
            Journal journal,
            Ways ways) {
        this.workbench = workbench;
        this.services = services;
        this.kernels = kernels;
        this.journal = journal;
        data = new DataFiles(workbench, services, kernels, this::put);
        surroundings = new Surroundings(
                ways.toggleRight(),
                ways.deploy(),
                ways.dialogs(),
                ways.outside(),
                new OpenTabs(),
                ways.trust(),
                ways.panes(),
                ways.files());
    }

    private final class OpenTabs implements NotebookScreen.Tabs {
        @Override
        public void open(String id, LiveTable table, TableOrigin origin) {
            workbench.open(id, () -> new ExplorerScreen(id, table, origin, services.clock()));
        }

        @Override
        public void plot(String id, LiveTable table, TableOrigin origin) {
            open(id, table, origin);
            for (var screen : workbench.screens()) {
                if (screen instanceof ExplorerScreen explorer && explorer.id().equals(id)) {
                    explorer.plot();
                }
            }
        }

        @Override
        public void open(String id, Supplier<Screen> make) {
            workbench.open(id, make);
        }
    }

    /// Puts a cell into the notebook that was in front last, else the text on the clipboard.
    private void put(String code) {
        var open = all();
        if (open.isEmpty()) {
            CellMenu.put(code);
            workbench.tell(MessageBar.Kind.NOTE, "Copied.", "No notebook is open: paste the code into one when it is.");
        } else {
            open.getLast().tables().addCell(code);
        }
    }

    /// What notebooks lead to.
    ///
    /// @param toggleRight opens or closes the right pane
    /// @param deploy what deploys and runs flows, null while nothing does
    /// @param panes where the panes stand
    /// @param files the pane of the workspace's files
    public record Ways(
            Runnable toggleRight,
            @Nullable DeployEntry deploy,
            FileDialogs dialogs,
            OutsideLinks outside,
            Trust trust,
            PanesViewModel panes,
            PaneContent files) {}

    /// Brings the notebook at `path` to the front; says why if it cannot be opened.
    public void open(Path path) {
        open(path, _ -> {});
    }

    /// Brings the notebook at `path` to the front, and hands its screen to `then`.
    public void open(Path path, Consumer<NotebookScreen> then) {
        var file = path.toAbsolutePath().normalize();
        var there = find(file);
        if (there.isPresent()) {
            workbench.open(there.get().id(), there::get);
            then.accept(there.get());
            return;
        }
        var tab = closedTab(file);
        if (tab.isPresent()) {
            workbench.open(tab.get().id(), tab::get);
            tab.get().open(then);
            return;
        }
        readThen(file, () -> true, then);
    }

    /// Reads the notebook for its tab, unless that is closed meanwhile.
    private void readFor(ClosedTab tab, Path file, Consumer<NotebookScreen> then) {
        readThen(file, () -> workbench.screens().contains(tab), then);
    }

    private void readThen(Path file, BooleanSupplier wanted, Consumer<NotebookScreen> then) {
        services.jobs().submit(() -> read(file), result -> {
            if (!wanted.getAsBoolean()) {
                return;
            }
            switch (result) {
                case Jobs.Result.Done<Read>(var read) -> show(file, read, then);
                case Jobs.Result.Failed<Read>(var cause) ->
                    refuse(file, file + " could not be read.", String.valueOf(cause.getMessage()));
                case Jobs.Result.Cancelled<Read> _ -> {}
            }
        });
    }

    /// @param isOfAnother whether `unsaved` was made of what the file held before another program changed it
    /// @param isGone whether there is no such file, only `unsaved`
    private record Read(Opened opened, Optional<Document> unsaved, boolean isOfAnother, boolean isGone) {}

    private Read read(Path file) throws IOException {
        boolean isGone = !Files.exists(file) && journal.isKept(file);
        var opened = isGone ? NotebookFiles.absent(file) : NotebookFiles.open(file);
        if (!(opened instanceof Opened.Notebook notebook)) {
            return new Read(opened, Optional.empty(), false, isGone);
        }
        return new Read(opened, journal.read(notebook), journal.isOfAnother(notebook), isGone);
    }

    private void refuse(Path file, String message, String hint) {
        closedTab(file).ifPresent(tab -> tab.refused(message, hint));
        workbench.tell(MessageBar.Kind.FAILURE, message, hint);
    }

    private void show(Path file, Read read, Consumer<NotebookScreen> then) {
        switch (read.opened()) {
            case Opened.Refused(var message, var hint) -> refuse(file, message, hint);
            case Opened.Notebook notebook -> {
                var tab = closedTab(notebook.path());
                if (tab.isPresent()) {
                    workbench.replace(tab.get(), make(notebook, read));
                } else {
                    workbench.open(NotebookScreen.id(notebook.path()), () -> make(notebook, read));
                }
                find(notebook.path()).ifPresent(then);
            }
        }
    }

    /// Brings back the tabs of last time. Each opens its notebook when it comes to the front: a kernel for each of many
    /// would take the machine's memory.
    ///
    /// @param active the one in front, null for the last
    public void restore(List<Path> files, @Nullable Path active) {
        var known = files.stream()
                .filter(file -> Files.exists(file) || journal.isKept(file))
                .toList();
        known.forEach(file -> workbench.add(new ClosedTab(file, (tab, then) -> readFor(tab, file, then))));
        if (!known.isEmpty()) {
            open(active != null && known.contains(active) ? active : known.getLast());
        }
    }

    private Optional<ClosedTab> closedTab(Path file) {
        return workbench.screens().stream()
                .filter(screen -> screen instanceof ClosedTab && screen.id().equals(NotebookScreen.id(file)))
                .map(ClosedTab.class::cast)
                .findFirst();
    }

    /// Returns the files whose tabs are there, in their order.
    public List<Path> files() {
        return workbench.screens().stream()
                .flatMap(screen -> switch (screen) {
                    case NotebookScreen notebook -> Stream.of(notebook.file().path());
                    case ClosedTab tab -> Stream.of(tab.file());
                    default -> Stream.<Path>empty();
                })
                .toList();
    }

    private NotebookScreen make(Opened.Notebook opened, Read read) {
        var unsaved = read.unsaved();
        var model = new NotebookViewModel(unsaved.orElse(opened.document()), services, kernels.apply(opened.path()));
        var saved = unsaved.isPresent()
                ? opened.document()
                : model.documentProperty().get();
        var save = new SaveViewModel(model, services, journal, opened, saved);
        if (read.isGone()) {
            save.vanishedWhileClosed();
        } else if (unsaved.isPresent() && read.isOfAnother()) {
            save.changedWhileClosed();
        }
        return new NotebookScreen(model, save, surroundings, services);
    }

    private Optional<NotebookScreen> find(Path file) {
        return all().stream()
                .filter(screen -> screen.file().path().equals(file))
                .findFirst();
    }

    /// Returns the notebooks that are open.
    public List<NotebookScreen> all() {
        return workbench.screens().stream()
                .filter(NotebookScreen.class::isInstance)
                .map(NotebookScreen.class::cast)
                .toList();
    }

    /// Opens a file of data as a table.
    public void openData(Path file) {
        data.open(file);
    }

    /// Makes a new notebook in `folder`, with a name of its own, and opens it.
    ///
    /// @param made called with the file once it is there
    public void create(Path folder, Consumer<Path> made) {
        services.jobs()
                .submit(
                        () -> {
                            var file = folder.resolve("untitled.ipynb");
                            for (int i = 2; Files.exists(file); i++) {
                                file = folder.resolve("untitled-" + i + ".ipynb");
                            }
                            NotebookFiles.create(file, Opened.Format.IPYNB, Document.of(List.of()));
                            return file;
                        },
                        result -> {
                            if (result instanceof Jobs.Result.Done<Path>(var file)) {
                                surroundings.trust().trust(file);
                                made.accept(file);
                                open(file, screen -> screen.notebook().edit());
                            } else if (result instanceof Jobs.Result.Failed<Path>(var cause)) {
                                refuse(
                                        folder,
                                        "No notebook could be made in " + folder + ".",
                                        String.valueOf(cause.getMessage()));
                            }
                        });
    }

    /// Opens the notebook at `path`, brings stored values back as variables of its kernel, and goes to the cell
    /// `position`.
    ///
    /// The cells above it that declare imports, types and methods run first, for the values may be of their types.
    public void openWith(Path path, List<Restorable> values, CellId position) {
        open(
                path,
                screen -> new Restoring(screen.notebook(), workbench, services)
                        .begin(values, position, () -> screen.go(position, 0)));
    }

    /// Adds a cell with `source` below the current one of an open notebook, that at `preferred` if it is open, else the
    /// last, and returns the notebook; empty if none is open.
    public Optional<NotebookScreen> insert(Path preferred, String source) {
        var target = find(preferred.toAbsolutePath().normalize())
                .or(() -> all().stream().reduce((_, last) -> last));
        target.ifPresent(screen ->
                new CellCommands(screen.notebook()).insert(screen.notebook().place() + 1, CellKind.CODE, source));
        return target;
    }

    /// Looks whether another program has changed an open notebook.
    public void checkOutside() {
        all().forEach(screen -> screen.saving().checkOutside());
    }

    /// What the window's end would end or lose, in sentences.
    ///
    /// @param ofEdits edits that can be kept nowhere; copied
    /// @param ofWork what runs or is written; copied
    public record Losses(List<String> ofEdits, List<String> ofWork) {
        public Losses {
            ofEdits = List.copyOf(ofEdits);
            ofWork = List.copyOf(ofWork);
        }

        /// Returns all of them.
        public List<String> all() {
            return Stream.concat(ofEdits.stream(), ofWork.stream()).toList();
        }
    }

    /// Keeps what is not saved, and returns what would be lost all the same if the window closed now. Does I/O.
    public Losses losses() {
        var edits = new ArrayList<String>();
        var work = new ArrayList<String>();
        for (var screen : all()) {
            var name = String.valueOf(screen.file().path().getFileName());
            if (!screen.saving().keepNow()) {
                edits.add("The edits of " + name + " can be kept nowhere.");
            }
            if (screen.notebook().execution().isBusy()) {
                work.add("A cell of " + name + " is running.");
            }
            if (screen.texts().isWriting()) {
                work.add("A file is being written from " + name + ".");
            }
        }
        return new Losses(edits, work);
    }

    /// Keeps what is not saved, and ends every kernel, for the window closes. Does I/O.
    public void closeAll() {
        for (var screen : all()) {
            screen.saving().keepNow();
            screen.notebook().close();
        }
        data.close();
    }
}
