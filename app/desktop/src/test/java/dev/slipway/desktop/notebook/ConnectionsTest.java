package dev.slipway.desktop.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.api.spi.DatabaseBrowser.Column;
import dev.slipway.api.spi.DatabaseBrowser.Relation;
import dev.slipway.api.sql.DatabaseAccess.Rights;
import dev.slipway.api.sql.DatabaseKind;
import dev.slipway.kernel.connection.DatabaseConnection;
import dev.slipway.kernel.protocol.DatabaseContent;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class ConnectionsTest {
    private static final DatabaseConnection SHOP =
            new DatabaseConnection("shop", DatabaseKind.SQLITE, "sqlite:shop.db", "", Rights.READ);
    private static final Relation SALES = new Relation("main", "sales", "table");

    private final Bench bench = new Bench("int a;");
    private final ConnectionsViewModel model = new ConnectionsViewModel(bench.notebook.kernel(), bench.services.jobs());
    private final List<String> said = new ArrayList<>();

    private void start() {
        bench.notebook.kernel().start();
        bench.kernel().connections = List.of(SHOP);
        model.load();
    }

    @Test
    void connectionsAndWhatIsInThemAreAskedOfTheKernel() {
        start();
        bench.kernel().schema = table -> CompletableFuture.completedFuture(
                table.isEmpty()
                        ? new DatabaseContent(List.of(SALES), List.of())
                        : new DatabaseContent(List.of(), List.of(new Column("day", "date", true))));

        model.relations("shop", found -> found.forEach(one -> said.add(one.name())), said::add);
        model.columns("shop", SALES, found -> found.forEach(one -> said.add(one.name())), said::add);

        assertThat(model.all()).containsExactly(SHOP);
        assertThat(said).containsExactly("sales", "day");
    }

    @Test
    void noKernelIsAskedUntilOneLooks() {
        bench.notebook.kernel().start();
        bench.kernel().connections = List.of(SHOP);
        bench.notebook.kernel().restart();
        assertThat(model.all()).isEmpty();

        bench.kernel().connections = List.of(SHOP);
        model.watch();

        assertThat(model.all()).containsExactly(SHOP);
    }

    @Test
    void aDatabaseThatCannotBeOpenedIsSaid() {
        start();
        bench.kernel().schema = _ -> CompletableFuture.failedFuture(new IOException("There is no file shop.db."));

        model.relations("shop", _ -> {}, said::add);

        assertThat(said).containsExactly("There is no file shop.db.");
    }

    @Test
    void aTableIsShownByACellOfSql() {
        assertThat(ConnectionsViewModel.query("shop", SALES))
                .isEqualTo("%%sql @shop\nSELECT *\nFROM \"main\".\"sales\"\nLIMIT 100");
        assertThat(ConnectionsViewModel.query("shop", new Relation("", "two words", "view")))
                .contains("FROM \"two words\"\n");
        assertThat(ConnectionsViewModel.query("shop", new Relation("", "order", "table")))
                .contains("FROM \"order\"\n");
        assertThat(ConnectionsViewModel.query("shop", new Relation("", "a\"b", "table")))
                .contains("FROM \"a\"\"b\"\n");
    }
}
