package dev.slipway.desktop.shell;

import dev.slipway.desktop.kit.MessageBar;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.Node;

/// What a screen can ask of the window it is in. UI thread only.
public interface Workbench {
    /// Brings the screen `id` to the front, made by `make` if it is not open.
    void open(String id, Supplier<? extends Screen> make);

    /// Adds a tab for `screen` behind what is in front, unless there is one of its id.
    void add(Screen screen);

    /// Puts `now` in the place of the open screen `before`, whose id it has.
    void replace(Screen before, Screen now);

    /// Asks the screen `id` to close, and takes its tab away; does nothing if it is not open.
    void close(String id);

    /// Returns the open screens in the order of their tabs.
    List<Screen> screens();

    /// Returns the screen in front.
    Optional<Screen> front();

    /// Adds an item to the rail, below those already there.
    ///
    /// @param id what `Screen.rail` names
    /// @param words tooltip and accessible name
    void addRailItem(String id, String icon, String words, Runnable action);

    /// Adds commands that are there whatever is in front.
    void addCommands(List<Command> commands);

    /// Slides `content` in from the right, `width` px wide, over a scrim, until `closeSheet` or Esc.
    void sheet(Node content, double width);

    /// Takes the sheet away; does nothing if there is none.
    void closeSheet();

    /// Says something that happened elsewhere, for a few seconds, with ways on.
    void tell(MessageBar.Kind kind, String title, String body, Node... actions);
}
