package dev.slipway.desktop.fakes;

import dev.slipway.desktop.kit.CellWords;
import dev.slipway.desktop.kit.Kit;
import dev.slipway.desktop.shell.Screen;
import dev.slipway.desktop.task.Toolkit;
import dev.slipway.desktop.theme.Theme;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;
import javafx.event.Event;
import javafx.geometry.Bounds;
import javafx.geometry.Dimension2D;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.robot.Robot;
import javafx.scene.text.Text;
import javafx.stage.PopupWindow;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/// Nodes shown without a display, with real keys and buttons. Called from a test's thread.
public final class OnStage implements AutoCloseable {
    private static final double WIDTH = 1280;
    private static final double HEIGHT = 800;
    private static final double SIDE = 216;
    private static final List<Dimension2D> USUAL = List.of(new Dimension2D(WIDTH, HEIGHT), new Dimension2D(1000, 700));
    private static final List<Dimension2D> MAGNIFIED = List.of(new Dimension2D(1024, 576));

    private static final Dimension2D SCREEN = new Dimension2D(2560, 1440);
    private static final double LARGEST = 2.5;

    /// Contrast of text. Source: WCAG 2.2, criteria 1.4.3 and 1.4.6.
    private static final double READABLE = 4.5;

    private static final double CLEAR = 7;
    private final Stage stage;

    private OnStage(Stage stage) {
        this.stage = stage;
    }

    /// Shows what `screen` gives, its panes beside its middle.
    public static OnStage screen(Callable<? extends Screen> screen) throws Exception {
        return show(() -> {
            var made = screen.call();
            var pane = new BorderPane(made.main());
            made.side().ifPresent(side -> {
                if (side instanceof Region region) {
                    region.setPrefWidth(SIDE);
                }
                pane.setLeft(side);
            });
            made.statusLeft().ifPresent(pane::setBottom);
            return new Shown(pane, made::shown);
        });
    }

    /// Shows what `node` gives.
    public static OnStage node(Callable<? extends Parent> node) throws Exception {
        return show(() -> new Shown(node.call(), () -> {}));
    }

    private record Shown(Parent root, Runnable after) {}

    private static OnStage show(Callable<Shown> content) throws Exception {
        Toolkit.start();
        return onUi(() -> {
            Theme.loadFonts();
            var shown = content.call();
            var scene = new Scene(shown.root(), WIDTH, HEIGHT);
            Theme.LIGHT.applyTo(scene);
            var stage = new Stage();
            stage.setScene(scene);
            stage.show();
            stage.requestFocus();
            shown.after().run();
            return new OnStage(stage);
        });
    }

    /// Returns what `work` gives on the UI thread.
    public static <T> T onUi(Callable<T> work) throws Exception {
        return Toolkit.call(work).get(120, TimeUnit.SECONDS);
    }

    /// Presses keys, one after the other.
    public void press(KeyCode... keys) throws Exception {
        for (var key : keys) {
            onUi(() -> {
                settle();
                new Robot().keyType(key);
                return true;
            });
        }
    }

    /// Writes a question mark: Shift and a key that writes it on most keyboards.
    public void askForKeys() throws Exception {
        onUi(() -> {
            settle();
            var focused = stage.getScene().getFocusOwner();
            Event.fireEvent(
                    focused == null ? stage.getScene().getRoot() : focused,
                    new KeyEvent(KeyEvent.KEY_PRESSED, "", "?", KeyCode.SLASH, true, false, false, false));
            return true;
        });
    }

    /// Puts the focus on the button that says `words`.
    public void focus(String words) throws Exception {
        onUi(() -> {
            button(ButtonBase.class, ButtonBase::getText, words).requestFocus();
            return true;
        });
    }

    /// Presses the button that says `words`.
    public void click(String words) throws Exception {
        onUi(() -> {
            var button = button(ButtonBase.class, ButtonBase::getText, words);
            if (button.isDisabled()) {
                throw new AssertionError("the button is disabled: " + words);
            }
            button.fire();
            return true;
        });
    }

    private <T extends ButtonBase> T button(Class<T> kind, Function<T, String> name, String wanted) {
        settle();
        return nodes().filter(kind::isInstance)
                .map(kind::cast)
                .filter(one -> wanted.equals(plain(name.apply(one))))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no button says " + wanted + ": " + texts()));
    }

    /// Presses the button of an icon that is called `name`.
    public void named(String name) throws Exception {
        onUi(() -> {
            button(Button.class, Button::getAccessibleText, name).fire();
            return true;
        });
    }

    /// Clicks the words `words`.
    public void label(String words) throws Exception {
        onUi(() -> {
            settle();
            nodes().filter(one -> one instanceof Label && words.equals(plain(text(one))))
                    .map(Node::getOnMouseClicked)
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("nothing to click says " + words + ": " + texts()))
                    .handle(null);
            return true;
        });
    }

    /// Chooses `item` in the menu behind the button that says `menu`.
    public void choose(String menu, String item) throws Exception {
        choose(item, menu, MenuButton::getText);
    }

    /// Chooses `item` in the menu behind the button of an icon that is called `name`.
    public void chooseNamed(String name, String item) throws Exception {
        choose(item, name, MenuButton::getAccessibleText);
    }

    private void choose(String item, String menu, Function<MenuButton, String> name) throws Exception {
        onUi(() -> {
            var button = button(MenuButton.class, name, menu);
            var shown = button.getOnShowing();
            if (shown != null) {
                shown.handle(new Event(button, button, Event.ANY));
            }
            button.getItems().stream()
                    .filter(one -> item.equals(one.getText()))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("nothing in " + menu + " says " + item))
                    .fire();
            return true;
        });
    }

    /// Takes the button that is called `name` by the mouse and pulls it `below` px under the button `over`, without
    /// letting go of it; returns the mouse and where it is.
    public Pulled pull(String name, String over, double below) throws Exception {
        var mouse = new Mouse(stage.getScene());
        var to = middle(over).add(0, below);
        mouse.pull(middle(name), to);
        return new Pulled(mouse, to);
    }

    /// A mouse with its button down.
    public record Pulled(Mouse mouse, Point2D at) {
        public void release() throws Exception {
            mouse.release(at);
        }
    }

    private Point2D middle(String name) throws Exception {
        return onUi(() -> {
            settle();
            return nodes().filter(one -> name.equals(one.getAccessibleText()))
                    .map(one -> one.localToScene(
                            one.getLayoutBounds().getCenterX(),
                            one.getLayoutBounds().getCenterY()))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("nothing is called " + name));
        });
    }

    /// Returns every text that is visible, in the order of the nodes, with plain spaces.
    public List<String> says() throws Exception {
        return onUi(() -> {
            settle();
            return texts();
        });
    }

    /// Returns the labels of which dots stand for a part.
    public List<String> shortened() throws Exception {
        return onUi(() -> {
            settle();
            return nodes().filter(node -> node instanceof Labeled label && label.isTextTruncated())
                    .map(OnStage::text)
                    .map(OnStage::plain)
                    .toList();
        });
    }

    /// Returns where the visible nodes of a style class are in the window.
    public List<Bounds> places(String style) throws Exception {
        return onUi(() -> {
            settle();
            return nodes().filter(node -> node.getStyleClass().contains(style))
                    .map(node -> node.localToScene(node.getLayoutBounds()))
                    .toList();
        });
    }

    /// Makes the window as large as that.
    public void resize(double width, double height) throws Exception {
        onUi(() -> {
            size(new Dimension2D(width, height));
            return true;
        });
    }

    /// The platform tells of the new size only with the next frame, which may come after what is asked here.
    private void size(Dimension2D size) {
        stage.setWidth(size.getWidth());
        stage.setHeight(size.getHeight());
        stage.getScene().getRoot().resize(size.getWidth(), size.getHeight());
    }

    /// Returns a sentence for each text that is cut off or hard to read and each control without a name: light and dark
    /// in a large and a small window, in high contrast as at 250 % on a screen of 2560 x 1440; menus and tooltips
    /// at 250 %.
    public List<String> faults() throws Exception {
        return onUi(() -> {
            var all = new ArrayList<String>();
            for (var theme : Theme.values()) {
                for (var size : theme.isContrast() ? MAGNIFIED : USUAL) {
                    theme.applyTo(stage.getScene());
                    size(size);
                    settle();
                    Look.faults(stage.getScene().getRoot(), theme.isContrast() ? CLEAR : READABLE)
                            .forEach(fault -> all.add(theme + " " + Math.round(size.getWidth()) + ": " + fault));
                }
                popups(theme).forEach(fault -> all.add(theme + " popup: " + fault));
            }
            Theme.LIGHT.applyTo(stage.getScene());
            return List.copyOf(all);
        });
    }

    /// Returns what is wrong with the menus and the first tooltip at 250 %.
    private List<String> popups(Theme theme) {
        theme.applyTo(stage.getScene(), LARGEST);
        settle();
        var faults = new ArrayList<String>();
        double least = theme.isContrast() ? CLEAR : READABLE;
        var menus = nodes().filter(MenuButton.class::isInstance)
                .map(MenuButton.class::cast)
                .filter(menu -> !menu.isDisabled())
                .toList();
        for (var menu : menus) {
            menu.show();
            menu.getItems().stream()
                    .map(MenuItem::getParentPopup)
                    .filter(Objects::nonNull)
                    .findFirst()
                    .ifPresent(popup -> faults.addAll(popup(popup, least)));
            menu.hide();
        }
        var tip = Kit.tooltip("What it says, and more of it than fits. ".repeat(8));
        tip.show(stage.getScene().getRoot(), 0, 0);
        faults.addAll(popup(tip, least));
        tip.hide();
        return faults;
    }

    private static List<String> popup(PopupWindow popup, double least) {
        var root = popup.getScene().getRoot();
        root.applyCss();
        root.layout();
        var faults = new ArrayList<>(Look.faults(root, least));
        if (popup.getWidth() > SCREEN.getWidth() || popup.getHeight() > SCREEN.getHeight()) {
            faults.add("larger than the screen: " + popup.getWidth() + " x " + popup.getHeight());
        }
        boolean isSheer = Stream.concat(root.lookupAll(".tooltip").stream(), root.lookupAll(".context-menu").stream())
                .anyMatch(node -> node.getOpacity() < 1);
        if (isSheer) {
            faults.add("what is behind it shines through");
        }
        return faults;
    }

    /// Returns `stage`, which a test shows itself.
    public static OnStage of(Stage stage) {
        return new OnStage(stage);
    }

    private List<String> texts() {
        return nodes().map(OnStage::text)
                .map(OnStage::plain)
                .filter(text -> !text.isEmpty())
                .toList();
    }

    private static String plain(@Nullable String text) {
        return text == null
                ? ""
                : text.replaceAll("[\\u00a0\\u202f\\u2009]", " ").strip();
    }

    private static String text(Node node) {
        return switch (node) {
            case Labeled label -> label.getText() == null ? "" : label.getText();
            case CellWords cell -> cell.words();
            case Text text
            when !(text.getParent() instanceof Labeled || text.getParent() instanceof CellWords) -> text.getText();
            default -> "";
        };
    }

    private void settle() {
        Settling.of(stage.getScene().getRoot());
    }

    private Stream<Node> nodes() {
        var all = new ArrayList<Node>();
        collect(stage.getScene().getRoot(), all);
        return all.stream();
    }

    private static void collect(Node node, List<Node> all) {
        if (!node.isVisible()) {
            return;
        }
        all.add(node);
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, all));
        }
    }

    @Override
    public void close() {
        Toolkit.call(() -> {
                    stage.close();
                    return true;
                })
                .orTimeout(120, TimeUnit.SECONDS)
                .join();
    }
}
