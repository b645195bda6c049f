package dev.slipway.desktop.table;

import dev.slipway.api.output.MimeBundle;
import dev.slipway.kernel.protocol.ColumnSummary;
import dev.slipway.kernel.protocol.TablePage;
import dev.slipway.kernel.protocol.TableQuery;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/// A table that stands in a kernel and is asked for what is to be seen. UI thread only; answers come on it too.
public interface LiveTable {
    /// Returns what queries call it: a handle, or a variable's name.
    String id();

    /// Asks for rows; exactly one of the two is called, `failed` with a sentence.
    void page(TableQuery query, TablePage.Window window, Consumer<TablePage> then, Consumer<String> failed);

    /// Asks what a column holds; exactly one of the two is called, `failed` with a sentence.
    void summary(TableQuery query, int column, Consumer<ColumnSummary> then, Consumer<String> failed);

    /// Ends the summary that was asked for and has not come: whoever waits for it hears that it failed.
    default void stopSummary() {}

    /// Runs Java that draws it, where it stands; exactly one of the two is called, `failed` with a sentence.
    ///
    /// @param expression Java that gives the table in the notebook
    /// @param code returns what to run, an expression, from Java that gives the table where it stands
    default void draw(
            String expression, UnaryOperator<String> code, Consumer<MimeBundle> then, Consumer<String> failed) {
        failed.accept("This table cannot be drawn here. Put the code into the notebook.");
    }

    /// Lets the next question read the table again from where it comes, if it comes from anywhere but a kernel's
    /// memory.
    default void reload() {}
}
