package dev.slipway.desktop.output;

import dev.slipway.api.document.CellId;
import dev.slipway.desktop.table.LiveTable;
import dev.slipway.kernel.markdown.Definitions;
import dev.slipway.kernel.markdown.Equations;
import dev.slipway.kernel.problem.Problem;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.image.Image;

/// Where outputs and prose can lead to. UI thread only.
public interface Links {
    /// Goes to a line of a cell, 1-based.
    void go(CellId cell, int line);

    /// Returns how a person names the cell now, for example `cell 4`; empty if it is gone.
    Optional<String> name(CellId cell);

    /// Tells whether an address leads into the net or to a letter, which other programs open.
    static boolean isOutside(String address) {
        return address.startsWith("http://") || address.startsWith("https://") || address.startsWith("mailto:");
    }

    /// Tells `then` that a quick fix is known for `problem`; does not call it where there is none.
    default void ifFixable(Problem problem, Runnable then) {}

    /// Opens an address outside, or a notebook beside this one.
    void follow(String address);

    /// Lets the person save a text in a file.
    ///
    /// @param text called on a worker, for it may be long
    void save(String name, Supplier<String> text);

    /// Puts a text on the clipboard.
    ///
    /// @param text called on a worker, for it may be long
    void copy(Supplier<String> text);

    /// Puts an image on the clipboard; does nothing where there is none.
    default void copy(Image image) {}

    /// Lets the person save bytes in a file.
    ///
    /// @param bytes called on a worker
    /// @param folder where to begin, empty for that of the notebook
    default void save(String name, Supplier<byte[]> bytes, String folder) {}

    /// Says what could not be done, and what can; does nothing where there is no place for it.
    default void tell(String title, String body) {}

    /// Opens a picture in a tab of its own.
    default void open(Picture picture) {}

    /// Opens a printed text in a tab of its own.
    default void open(TextLog text) {}

    /// Returns the address of the picture `path` as the notebook names it; empty if it must not be loaded.
    Optional<String> picture(String path);

    /// Returns the live table `table` of the notebook's kernel; empty where there is no kernel.
    default Optional<LiveTable> table(String table) {
        return Optional.empty();
    }

    /// Opens a live table in a tab of its own; does nothing where there is no kernel.
    default void explore(LiveTable table) {}

    /// Does `work` on a worker and hands what it gives to `then` on the UI thread; where there is no worker, at once.
    default <T> void work(Supplier<T> work, Consumer<T> then) {
        then.accept(work.get());
    }

    /// Returns the commands that formulas here may use beside LaTeX's.
    default Definitions definitions() {
        return Definitions.NONE;
    }

    /// Returns the numbers of the notebook's equations.
    default Equations equations() {
        return Equations.NONE;
    }

    /// Tells whether what a cell shows was made here, so that scripts in it may run.
    boolean isTrusted();
}
