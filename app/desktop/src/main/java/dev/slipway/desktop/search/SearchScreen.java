package dev.slipway.desktop.search;

import dev.slipway.desktop.search.WorkspaceSearch.Found;
import dev.slipway.desktop.shell.Screen;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;

/// The tab that searches the workspace. UI thread only.
public final class SearchScreen implements Screen {
    /// What there is one of, and its item of the rail.
    public static final String ID = "search";

    private final SearchView view;
    private final ReadOnlyObjectWrapper<Tab> tab = new ReadOnlyObjectWrapper<>(Tab.of("magnify", "Search"));

    /// @param go opens where something was found
    public SearchScreen(
            SearchViewModel search, ReplaceViewModel replace, Supplier<@Nullable Path> folder, Consumer<Found> go) {
        view = new SearchView(search, replace, folder, go);
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public ObservableValue<Tab> tab() {
        return tab;
    }

    @Override
    public String rail() {
        return ID;
    }

    @Override
    public Node main() {
        return view;
    }

    @Override
    public boolean showsFiles() {
        return true;
    }

    @Override
    public void shown() {
        view.begin();
    }
}
