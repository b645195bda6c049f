package dev.slipway.desktop.shell;

import dev.slipway.desktop.kit.Kit;
import dev.slipway.desktop.kit.MessageBar;
import dev.slipway.desktop.theme.Theme;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.control.TreeView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The window's content: rail, tabs, panes, status bar, and what lies over them. UI thread only.
public final class Shell extends StackPane implements Workbench {
    private final Rail rail = new Rail();
    private final TabStrip tabs = new TabStrip(this::show, screen -> close(screen.id()), () -> palette(""));
    private final PaneLayout panes = new PaneLayout();
    private final StackPane body = new StackPane(panes);
    private final HBox status = new HBox();
    private final Toasts toasts = new Toasts();
    private final List<Command> global = new ArrayList<>();
    private final List<Supplier<List<Command>>> places = new ArrayList<>();
    private final List<Supplier<String>> leftOut = new ArrayList<>();
    private final ReadOnlyObjectWrapper<@Nullable Screen> front = new ReadOnlyObjectWrapper<>();
    private final ObjectProperty<Theme> theme = new SimpleObjectProperty<>(Theme.LIGHT);
    private final Keymap keymap;
    private final Node files;
    private final Supplier<Node> start;
    private @Nullable Node overlay;
    private @Nullable Node focusBefore;

    /// @param files the pane with the workspace's files
    /// @param start makes what stands in the middle while nothing is open
    /// @param keymap says which keys do what
    /// @param settings opens the settings
    public Shell(Node files, Supplier<Node> start, Keymap keymap, Runnable settings) {
        this.files = files;
        this.keymap = keymap;
        this.start = start;
        status.getStyleClass().add("status-bar");
        body.getChildren().add(toasts);
        var right = new BorderPane(body);
        right.setTop(tabs);
        var frame = new BorderPane(right);
        frame.setLeft(rail);
        frame.setBottom(status);
        getChildren().add(frame);
        rail.addPlace("files", "folder-outline", "Files", panes::toggleSide);
        var toggle = rail.addFoot(
                "weather-night", "Dark theme", () -> theme.set(theme.get().other()));
        theme.subscribe(now -> Rail.relabel(
                toggle,
                now.isDark() ? "white-balance-sunny" : "weather-night",
                now.isDark() ? "Light theme" : "Dark theme"));
        rail.addFoot("settings", "cog-outline", "Settings", settings);
        addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        addEventHandler(KeyEvent.KEY_PRESSED, this::back);
        addCommands(ownCommands());
        showFront(null);
    }

    /// The colours the person chose in the window.
    public ObjectProperty<Theme> themeProperty() {
        return theme;
    }

    /// The screen in front, null while none is open.
    public ReadOnlyObjectProperty<@Nullable Screen> frontProperty() {
        return front.getReadOnlyProperty();
    }

    /// Takes over remembered sizes.
    public void arrange(double side, double right, boolean sideOpen, boolean rightOpen) {
        panes.sideWidthProperty().set(side);
        panes.rightWidthProperty().set(right);
        panes.sideOpenProperty().set(sideOpen);
        panes.rightOpenProperty().set(rightOpen);
    }

    /// Width of the left pane. Unit: px.
    public double sideWidth() {
        return panes.sideWidthProperty().get();
    }

    /// Width of the right pane. Unit: px.
    public double rightWidth() {
        return panes.rightWidthProperty().get();
    }

    public boolean isSideOpen() {
        return panes.sideOpenProperty().get();
    }

    public boolean isRightOpen() {
        return panes.rightOpenProperty().get();
    }

    @Override
    public void open(String id, Supplier<? extends Screen> make) {
        var there = find(id);
        var screen = there.isPresent() ? there.get() : make.get();
        if (there.isEmpty()) {
            tabs.add(screen);
        }
        show(screen);
    }

    @Override
    public void add(Screen screen) {
        if (find(screen.id()).isEmpty()) {
            tabs.add(screen);
        }
    }

    @Override
    public void replace(Screen before, Screen now) {
        boolean isFront = Objects.equals(front.get(), before);
        tabs.replace(before, now);
        if (isFront) {
            showFront(now);
        }
        before.closed();
    }

    @Override
    public void close(String id) {
        find(id).ifPresent(screen -> screen.closing(() -> {
            var at = tabs.order().indexOf(screen);
            tabs.remove(screen);
            if (Objects.equals(front.get(), screen)) {
                var left = tabs.order();
                showFront(left.isEmpty() ? null : left.get(Math.max(0, at - 1)));
            }
            screen.closed();
        }));
    }

    @Override
    public List<Screen> screens() {
        return tabs.order();
    }

    @Override
    public Optional<Screen> front() {
        return Optional.ofNullable(front.get());
    }

    @Override
    public void addRailItem(String id, String icon, String words, Runnable action) {
        rail.addPlace(id, icon, words, action);
    }

    @Override
    public void addCommands(List<Command> commands) {
        global.addAll(commands);
    }

    @Override
    public void sheet(Node content, double width) {
        closeSheet();
        var sheet = new StackPane(content);
        sheet.getStyleClass().add("slip-sheet");
        sheet.setMaxWidth(width);
        StackPane.setAlignment(sheet, Pos.CENTER_RIGHT);
        cover(body, new StackPane(scrim(this::closeSheet), sheet));
        content.requestFocus();
    }

    @Override
    public void closeSheet() {
        if (overlay != null) {
            body.getChildren().remove(overlay);
            getChildren().remove(overlay);
            overlay = null;
            if (focusBefore != null) {
                focusBefore.requestFocus();
            }
        }
    }

    @Override
    public void tell(MessageBar.Kind kind, String title, String body, Node... actions) {
        toasts.tell(kind, title, body, actions);
    }

    /// Opens the palette with `text` typed.
    public void palette(String text) {
        closeSheet();
        var all = new ArrayList<>(commands());
        front().ifPresent(screen -> all.addAll(screen.places()));
        places.forEach(source -> all.addAll(source.get()));
        var notes = leftOut.stream()
                .map(Supplier::get)
                .filter(note -> !note.isEmpty())
                .toList();
        var palette = new Palette(all, String.join(", ", notes), keymap, this::closeSheet);
        StackPane.setAlignment(palette, Pos.TOP_CENTER);
        StackPane.setMargin(palette, new Insets(64, 0, 0, 0));
        cover(this, new StackPane(scrim(this::closeSheet), palette));
        palette.begin(text);
    }

    /// Adds what the palette can go to, asked each time it is opened.
    ///
    /// @param without says what is left out, empty if nothing is
    public void addPlaces(Supplier<List<Command>> source, Supplier<String> without) {
        places.add(source);
        leftOut.add(without);
    }

    /// Returns what can be done: in the screen in front, and whatever is in front.
    public List<Command> commands() {
        var all = new ArrayList<>(front().map(Screen::commands).orElse(List.of()));
        all.addAll(global);
        return List.copyOf(all);
    }

    /// Opens or closes the right pane.
    public void toggleRight() {
        panes.toggleRight();
    }

    /// Shows the left pane, which may be hidden.
    public void showSide() {
        panes.showSide();
    }

    /// Shows the right pane, which may be hidden.
    public void showRight() {
        panes.showRight();
    }

    private List<Command> ownCommands() {
        Runnable flip = () -> theme.set(theme.get().other());
        Runnable contrast =
                () -> theme.set(Theme.of(theme.get().isDark(), !theme.get().isContrast()));
        Runnable shut = () -> front().ifPresent(screen -> close(screen.id()));
        return List.of(
                own("palette", "Find a command", "magnify", () -> palette(""), "Shortcut+K", "Shortcut+Shift+P"),
                own("theme", "Switch between light and dark", "weather-night", flip),
                own("contrast", "High contrast on or off", "contrast-circle", contrast),
                own("side", "Show or hide the left pane", "dock-left", panes::toggleSide, "Shortcut+B"),
                own("right", "Show or hide the right pane", "dock-right", panes::toggleRight, "Shortcut+Shift+B"),
                own("next-part", "Go to the next part of the window", "arrow-right", this::nextPart, "F6"),
                own("next-tab", "Next tab", "chevron-right", () -> step(1), "Ctrl+Tab", "Ctrl+Page_Down"),
                own("previous-tab", "Previous tab", "chevron-left", () -> step(-1), "Ctrl+Shift+Tab", "Ctrl+Page_Up"),
                own("close-tab", "Close this tab", "close", shut, "Shortcut+W"));
    }

    private static Command own(String id, String title, String icon, Runnable action, String... keys) {
        return Command.of(id, "Window", title, icon, action, keys);
    }

    private Optional<Screen> find(String id) {
        return screens().stream().filter(one -> one.id().equals(id)).findFirst();
    }

    private void step(int by) {
        var order = tabs.order();
        if (!order.isEmpty() && front.get() != null) {
            show(order.get(Math.floorMod(order.indexOf(front.get()) + by, order.size())));
        }
    }

    private void key(KeyEvent event) {
        if (overlay != null) {
            if (event.getCode() == KeyCode.ESCAPE) {
                closeSheet();
                event.consume();
            }
            return;
        }
        var owner = owner();
        if (owner != null && owner.getStyleClass().contains(Keymap.RECORDER)) {
            return;
        }
        for (var command : commands()) {
            if (keymap.accepts(command, event) && command.possible().getAsBoolean()) {
                command.action().run();
                event.consume();
                return;
            }
        }
        if (owner instanceof ListView || owner instanceof TreeView) { // they would keep Esc to themselves
            back(event);
        }
    }

    private void show(Screen screen) {
        if (!Objects.equals(front.get(), screen)) {
            showFront(screen);
        }
    }

    private void showFront(@Nullable Screen screen) {
        var before = front.get();
        front.set(screen);
        tabs.show(screen);
        status.getChildren().clear();
        if (screen == null) {
            panes.show(sidePane(Optional.empty(), true), start.get(), null);
            rail.light("files");
        } else {
            panes.rightWidthProperty().set(screen.rightWidth());
            panes.show(
                    sidePane(screen.side(), screen.showsFiles()),
                    screen.main(),
                    screen.right().orElse(null));
            rail.light(screen.rail());
            screen.statusLeft().ifPresent(status.getChildren()::add);
            status.getChildren().add(Kit.spacer());
            screen.statusRight().ifPresent(status.getChildren()::add);
        }
        if (before != null) {
            before.hidden();
        }
        if (screen != null) {
            screen.shown();
            focus(screen);
        }
    }

    /// Gives the keys to `screen`, unless it has taken them or something lies over it: with what had them gone, the
    /// platform would give them to the first button of the rail.
    private void focus(Screen screen) {
        if (getScene() != null && overlay == null && !Parts.isWithin(owner(), panes)) {
            screen.main().requestFocus();
        }
    }

    private @Nullable Node owner() {
        return getScene() == null ? null : getScene().getFocusOwner();
    }

    /// Gives the keys to the next part of the window that is shown.
    private void nextPart() {
        var main = front.get() == null ? panes.main() : front.get().main();
        new Parts(List.of(panes.right(), rail, panes.side()))
                .after(owner(), main)
                .requestFocus();
    }

    /// Leads from the panes and the rail back to where one was.
    private void back(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE && !Parts.isWithin(owner(), panes.main())) {
            panes.closeOverlays();
            front().ifPresent(screen -> screen.main().requestFocus());
            event.consume();
        }
    }

    private @Nullable Node sidePane(Optional<Node> own, boolean withFiles) {
        if (!withFiles) {
            return own.orElse(null);
        }
        var column = new VBox(files);
        VBox.setVgrow(files, Priority.SOMETIMES);
        own.ifPresent(node -> {
            column.getChildren().add(node);
            VBox.setVgrow(node, Priority.ALWAYS);
        });
        return column;
    }

    private void cover(StackPane under, Node cover) {
        focusBefore = owner();
        overlay = cover;
        under.getChildren().add(cover);
    }

    private static Region scrim(Runnable close) {
        var scrim = new Region();
        scrim.getStyleClass().add("scrim");
        scrim.setOnMouseClicked(_ -> close.run());
        return scrim;
    }
}
