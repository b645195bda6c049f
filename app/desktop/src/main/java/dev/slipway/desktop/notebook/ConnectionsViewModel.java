package dev.slipway.desktop.notebook;

import dev.slipway.api.spi.DatabaseBrowser.Column;
import dev.slipway.api.spi.DatabaseBrowser.Relation;
import dev.slipway.desktop.task.Jobs;
import dev.slipway.kernel.connection.DatabaseConnection;
import dev.slipway.kernel.protocol.DatabaseContent;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The databases that the workspace declares, and what is in them, asked of the kernel as one looks. UI thread only.
final class ConnectionsViewModel {
    private final KernelViewModel kernel;
    private final Jobs jobs;
    private final ObservableList<DatabaseConnection> all = FXCollections.observableArrayList();
    private final ObservableList<DatabaseConnection> unmodifiable = FXCollections.unmodifiableObservableList(all);
    private final ReadOnlyStringWrapper failure = new ReadOnlyStringWrapper("");

    ConnectionsViewModel(KernelViewModel kernel, Jobs jobs) {
        this.kernel = kernel;
        this.jobs = jobs;
    }

    /// Reads what the workspace declares, now and of each kernel that starts.
    void watch() {
        kernel.lifeProperty().subscribe(_ -> load());
    }

    /// The connections by name.
    ObservableList<DatabaseConnection> all() {
        return unmodifiable;
    }

    /// Why they could not be read; empty if they could.
    ReadOnlyStringProperty failureProperty() {
        return failure.getReadOnlyProperty();
    }

    /// Reads what the workspace declares; nothing happens without a kernel.
    void load() {
        kernel.kernel()
                .ifPresent(ready -> jobs.whenDone(ready.connections(), result -> {
                    switch (result) {
                        case Jobs.Result.Done<List<DatabaseConnection>>(var found) -> {
                            failure.set("");
                            all.setAll(found);
                        }
                        case Jobs.Result.Failed<List<DatabaseConnection>>(var cause) ->
                            failure.set(String.valueOf(cause.getMessage()));
                        case Jobs.Result.Cancelled<List<DatabaseConnection>> _ -> {}
                    }
                }));
    }

    /// Asks for the tables and views of a database.
    void relations(String connection, Consumer<List<Relation>> then, Consumer<String> failed) {
        ask(connection, "", "", content -> then.accept(content.relations()), failed);
    }

    /// Asks for the columns of a table or view.
    void columns(String connection, Relation of, Consumer<List<Column>> then, Consumer<String> failed) {
        ask(connection, of.schema(), of.name(), content -> then.accept(content.columns()), failed);
    }

    private void ask(
            String connection, String schema, String table, Consumer<DatabaseContent> then, Consumer<String> failed) {
        var question = kernel.kernel()
                .map(ready -> ready.schema(connection, schema, table))
                .orElseGet(() -> CompletableFuture.failedFuture(new IllegalStateException("The kernel does not run.")));
        jobs.whenDone(question, result -> {
            switch (result) {
                case Jobs.Result.Done<DatabaseContent>(var content) -> then.accept(content);
                case Jobs.Result.Failed<DatabaseContent>(var cause) ->
                    failed.accept(String.valueOf(cause.getMessage()));
                case Jobs.Result.Cancelled<DatabaseContent> _ -> {}
            }
        });
    }

    /// Returns the text of a cell that shows the first rows of a table or view.
    static String query(String connection, Relation of) {
        var from = of.schema().isEmpty() ? quoted(of.name()) : quoted(of.schema()) + "." + quoted(of.name());
        return "%%sql @" + connection + "\nSELECT *\nFROM " + from + "\nLIMIT 100";
    }

    /// Every name is quoted: it may be a word of SQL, or PostgreSQL would make it small.
    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}
