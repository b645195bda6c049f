package dev.slipway.desktop.notebook;

import dev.slipway.api.document.CellId;
import dev.slipway.desktop.data.TableOrigin;
import dev.slipway.desktop.files.FileEntry;
import dev.slipway.desktop.kit.Kit;
import dev.slipway.desktop.kit.MessageBar;
import dev.slipway.desktop.notebook.ExecutionViewModel.Question;
import dev.slipway.desktop.notebook.KernelViewModel.Life;
import dev.slipway.desktop.notebook.SaveViewModel.Trouble;
import dev.slipway.desktop.panes.PaneContent;
import dev.slipway.desktop.panes.PanesViewModel;
import dev.slipway.desktop.shell.Command;
import dev.slipway.desktop.shell.Screen;
import dev.slipway.desktop.table.LiveTable;
import dev.slipway.kernel.file.Opened;
import dev.slipway.kernel.problem.Problem;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/// The tab of one notebook. UI thread only.
public final class NotebookScreen implements Screen {
    private static final List<String> MENU =
            List.of("run-above run-below restart-run save save-as undo redo clear-outputs".split(" "));

    private final NotebookViewModel notebook;
    private final SaveViewModel save;
    private final Surroundings surroundings;
    private final NotebookActions actions;
    private final CommandKeys keys;
    private final ReactiveViewModel reactive;
    private final KeptBreakpoints breakpoints;
    private final ToolBar bar;
    private final NotebookView view;
    private final TwoViews views;
    private final Map<NotebookView, Naming> namings = new HashMap<>();
    private final PastedPictures pictures;
    private final TextFiles texts;
    private final NotebookPanes panes;
    private final StatusViews status;
    private final SimpleObjectProperty<Tab> tab = new SimpleObjectProperty<>();
    private final List<Command> commands;
    private final NotebookServices services;

    /// What is around notebooks in the window.
    ///
    /// @param toggleRight opens or closes the right pane
    /// @param deploy what deploys and runs flows, null while nothing does
    /// @param outside follows links and shows files
    /// @param tabs opens tables and outputs
    /// @param panes where the panes stand
    /// @param files the pane of the workspace's files
    record Surroundings(
            Runnable toggleRight,
            @Nullable DeployEntry deploy,
            FileDialogs dialogs,
            OutsideLinks outside,
            Tabs tabs,
            Trust trust,
            PanesViewModel panes,
            PaneContent files) {}

    /// Opens what stands in a tab of its own.
    interface Tabs {
        /// Opens a table; `plot` draws it, too.
        void open(String id, LiveTable table, TableOrigin origin);

        void plot(String id, LiveTable table, TableOrigin origin);

        /// Opens an output, made by `make` if it is not open.
        void open(String id, Supplier<Screen> make);
    }

    NotebookScreen(
            NotebookViewModel notebook, SaveViewModel save, Surroundings surroundings, NotebookServices services) {
        this.notebook = notebook;
        this.save = save;
        this.surroundings = surroundings;
        this.services = services;
        var edits = new CellCommands(notebook);
        var runs = new RunCommands(notebook, edits);
        reactive = new ReactiveViewModel(notebook, services, () -> file().path().toString());
        breakpoints =
                new KeptBreakpoints(notebook, services, () -> file().path().toString());
        actions = new NotebookActions(notebook, edits, runs, new ScreenActions(this));
        commands = surroundings.panes().after(actions.commands());
        bar = new ToolBar(notebook, edits, runs, barActions());
        keys = new CommandKeys(services.clock()).follow(services.settings().keymap(), commands);
        var maths = new NotebookMaths(notebook);
        Function<Node, NotebookView> make = head -> new NotebookView(
                notebook,
                edits,
                runs,
                keys,
                head,
                cell -> new NotebookLinks(this, surroundings.outside(), cell, maths));
        view = make.apply(bar);
        views = new TwoViews(view, head -> second(make.apply(head)));
        pictures = new PastedPictures(
                notebook, services.jobs(), () -> view().caretOffset(), at -> view().edit(notebook.current(), at));
        dressed(view);
        texts = new TextFiles(surroundings.dialogs(), services.jobs(), surroundings.outside(), view::message);
        panes = new NotebookPanes(
                this,
                new NotebookLinks(this, surroundings.outside(), notebook.current(), maths),
                new NotebookPanes.Ways(cell -> view().reveal(cell), this::go, tables(), this::plot),
                services,
                surroundings);
        status = new StatusViews(notebook, save, this::view, new GitViewModel(services.jobs()));
        bar.onPreview(view::preview);
        fill();
        listen();
    }

    /// Puts `code`, which plots something, into a cell below, and runs it.
    private void plot(String code) {
        tables().addCell(code);
        view.runs().run();
    }

    private void go(Problem problem) {
        var place = problem.place();
        if (place != null) {
            view().go(place.cell(), place.line());
        }
    }

    private ToolBar.Actions barActions() {
        var deploy = surroundings.deploy();
        var fixes = new NotebookFixes(notebook, save, surroundings.trust());
        return new ToolBar.Actions(
                surroundings.toggleRight(),
                reactive,
                deploy == null ? null : () -> save.save(() -> deploy.deploy(file(), fixes)),
                deploy == null ? null : () -> save.save(() -> deploy.runFlow(file(), fixes)),
                this::tip);
    }

    /// Returns `made` with all that a view of the notebook leads to.
    private NotebookView dressed(NotebookView made) {
        made.onTip(this::tip);
        made.addEventFilter(KeyEvent.KEY_PRESSED, pictures::key);
        namings.put(made, new Naming(notebook, made));
        FileDrop.on(made, file -> FileEntry.of(file).isData(), files -> tables().take(files));
        return made;
    }

    private NotebookView second(NotebookView made) {
        panes.follow(dressed(made));
        status.follow(made);
        return made;
    }

    /// Returns `words`, behind them the keys of the command `id`.
    private String tip(String words, String id) {
        return services.settings().keymap().tip(words, commands, id);
    }

    private void fill() {
        commands.stream()
                .filter(command -> command.id().startsWith("export-") || MENU.contains(command.id()))
                .map(command -> CellMenu.item(command.icon(), command.title(), command.action()))
                .forEach(bar.menu().getItems()::add);
    }

    private void listen() {
        save.dirtyProperty().subscribe(_ -> retitle());
        save.fileProperty().subscribe(_ -> retitle());
        save.troubleProperty().subscribe(this::show);
        notebook.execution().runningProperty().subscribe(_ -> retitle());
        notebook.execution().questionProperty().subscribe(this::ask);
        notebook.kernel().lifeProperty().subscribe(this::show);
        var trust = new TrustQuestion(notebook, view, surroundings.trust());
        notebook.kernel().graphProperty().subscribe(_ -> trust.ask(file().path()));
    }

    private void retitle() {
        var name = String.valueOf(file().path().getFileName());
        tab.set(new Tab(
                name.endsWith(".jsh") ? "language-java" : "notebook-outline",
                name,
                save.dirtyProperty().get(),
                notebook.execution().runningProperty().get() != null));
    }

    private void show(@Nullable Trouble trouble) {
        view.message(
                "file",
                trouble == null ? null : new Troubles(save, this::saveElsewhere, earlier()::fromFile).bar(trouble));
    }

    private void show(Life life) {
        view.message("kernel", life instanceof Life.Ended(var why) ? Troubles.ended(why, notebook.kernel()) : null);
    }

    private void ask(@Nullable Question question) {
        view.message("question", question == null ? null : QuestionBar.of(question, notebook.execution()::answer));
    }

    /// Returns what it shows.
    public NotebookViewModel notebook() {
        return notebook;
    }

    /// Returns its file.
    public Opened.Notebook file() {
        return save.fileProperty().get();
    }

    /// Returns its live tables.
    NotebookTables tables() {
        return new NotebookTables(this, surroundings.tabs(), services.jobs());
    }

    /// Opens the table in the variable `name` in a tab.
    public void exploreVariable(String name) {
        tables().exploreVariable(name);
    }

    /// Returns what opens what the notebook was before.
    Earlier earlier() {
        return new Earlier(this, services);
    }

    /// Opens an output in a tab.
    void open(String id, Supplier<Screen> make) {
        surroundings.tabs().open(tabId(id), make);
    }

    /// Returns the id of the tab for what is called `id` in this notebook.
    String tabId(String id) {
        return "output:" + file().path() + ":" + id;
    }

    /// Returns the view that keys lead to.
    NotebookView view() {
        return views.active();
    }

    TwoViews views() {
        return views;
    }

    PastedPictures pictures() {
        return pictures;
    }

    Naming naming() {
        return Objects.requireNonNull(namings.get(view()));
    }

    ReactiveViewModel reactive() {
        return reactive;
    }

    SaveViewModel saving() {
        return save;
    }

    /// Goes to a cell, and to a line of it if that is more than 0.
    public void go(CellId cell, int line) {
        if (line > 0) {
            view().go(cell, line);
        } else {
            notebook.cell(cell).ifPresent(view()::reveal);
        }
    }

    /// Returns the id of the screen of the notebook at `path`.
    static String id(Path path) {
        return "notebook:" + path;
    }

    @Override
    public String id() {
        return id(file().path());
    }

    @Override
    public ObservableValue<Tab> tab() {
        return tab;
    }

    @Override
    public String rail() {
        return "files";
    }

    @Override
    public Node main() {
        return views;
    }

    @Override
    public Optional<Node> side() {
        return Optional.of(panes.left());
    }

    @Override
    public Optional<Node> right() {
        return Optional.of(panes.right());
    }

    @Override
    public Optional<Node> statusLeft() {
        return Optional.of(status.left());
    }

    @Override
    public Optional<Node> statusRight() {
        return Optional.of(status.right());
    }

    @Override
    public List<Command> commands() {
        return commands;
    }

    @Override
    public void shown() {
        panes.claim();
        view.message("language", ForeignBar.of(notebook, this::shown));
        bar.setDisable(notebook.isReadOnly());
        if (!notebook.isReadOnly() && notebook.kernel().lifeProperty().get() instanceof Life.Absent) {
            notebook.kernel().start();
        }
        save.checkOutside();
        status.shown();
        view().focus();
    }

    @Override
    public void closing(Runnable close) {
        if (!save.dirtyProperty().get() && !notebook.execution().isBusy()) {
            close.run();
            return;
        }
        boolean busy = notebook.execution().isBusy();
        var title = save.dirtyProperty().get() ? "There are edits that are not saved." : "A cell is running.";
        view.message(
                "closing",
                new MessageBar(
                        MessageBar.Kind.WARNING,
                        title,
                        busy ? "Closing ends the kernel and what it runs." : "",
                        Kit.button("", "Save and close", () -> save.save(close), "primary"),
                        Kit.button("", "Close without saving", () -> save.discard(close)),
                        Kit.button("", "Stay", () -> view.message("closing", null), "flat")));
    }

    @Override
    public void closed() {
        save.close();
        notebook.close();
        breakpoints.close();
        reactive.close();
        keys.close();
        panes.close();
    }

    /// Returns the folder the notebook is in.
    Path folder() {
        var path = file().path();
        var parent = path.getParent();
        return parent == null ? path : parent;
    }

    /// Returns what saves text of the notebook.
    TextFiles texts() {
        return texts;
    }

    @Override
    public List<Command> places() {
        return CellPlaces.of(notebook.cells(), cell -> view().reveal(cell));
    }

    /// Asks for another file to save to.
    void saveElsewhere() {
        surroundings
                .dialogs()
                .save("Save notebook as", folder(), String.valueOf(file().path().getFileName()))
                .ifPresent(save::saveAs);
    }
}
