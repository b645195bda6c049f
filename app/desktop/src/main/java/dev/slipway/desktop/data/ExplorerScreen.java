package dev.slipway.desktop.data;

import dev.slipway.desktop.kit.KeyWords;
import dev.slipway.desktop.kit.Kit;
import dev.slipway.desktop.shell.Screen;
import dev.slipway.desktop.table.LiveTable;
import java.time.InstantSource;
import java.util.Optional;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;

/// The tab of one table. UI thread only.
public final class ExplorerScreen implements Screen {
    private final String id;
    private final TableOrigin origin;
    private final ExplorerViewModel explorer;
    private final PlotViewModel plot;
    private final ExplorerView view;
    private final SummariesView summaries;
    private final SimpleObjectProperty<Tab> tab = new SimpleObjectProperty<>();

    /// @param id unique among open screens
    public ExplorerScreen(String id, LiveTable table, TableOrigin origin, InstantSource clock) {
        this.id = id;
        this.origin = origin;
        explorer = new ExplorerViewModel(table, clock);
        plot = new PlotViewModel(explorer, table, origin.expression());
        view = new ExplorerView(explorer, plot, new Copying(table), origin);
        summaries = new SummariesView(explorer);
        tab.set(Tab.of("table", origin.name()));
        explorer.load();
    }

    /// Returns what is looked into.
    public ExplorerViewModel explorer() {
        return explorer;
    }

    /// Draws what is seen of the table beside it.
    public void plot() {
        plot.open(true);
    }

    @Override
    public String id() {
        return id;
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
        return view;
    }

    @Override
    public Optional<Node> right() {
        return Optional.of(summaries);
    }

    @Override
    public double rightWidth() {
        return 320;
    }

    @Override
    public Optional<Node> statusRight() {
        return Optional.of(Kit.text(
                KeyWords.of("Shortcut+C") + " copies, " + KeyWords.of("Shortcut+F") + " finds, "
                        + KeyWords.of("Shortcut+G") + " goes to a row, S sorts, P and R pin, M: more",
                "t1",
                "muted"));
    }

    @Override
    public void closed() {
        origin.closed().run();
    }

    @Override
    public void shown() {
        view.grid().requestFocus();
    }
}
