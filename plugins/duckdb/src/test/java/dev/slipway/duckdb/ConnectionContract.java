package dev.slipway.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.slipway.api.Notebook;
import dev.slipway.api.spi.DatabaseBrowser;
import dev.slipway.api.sql.DatabaseAccess;
import dev.slipway.api.sql.DatabaseAccess.Rights;
import dev.slipway.api.sql.DatabaseKind;
import dev.slipway.api.sql.QueryRecord;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tech.tablesaw.api.Table;

/// What holds for a connection, whatever kind of database it leads to.
abstract class ConnectionContract {
    private static final List<String> SHOP = List.of(
            "CREATE TABLE orders (id INTEGER NOT NULL, customer VARCHAR(20), paid BOOLEAN, day DATE, seen TIMESTAMP,"
                    + " amount DOUBLE PRECISION, price DECIMAL(10, 2))",
            "INSERT INTO orders VALUES (1, 'Ann', TRUE, '2024-02-29', '2024-02-29 23:59:59.125', 12.5, 10.25)",
            "INSERT INTO orders VALUES (2, 'Bö''b', FALSE, '1969-12-31', '1969-12-31 00:00:00', -0.1, 0.10)",
            "INSERT INTO orders VALUES (3, NULL, NULL, NULL, NULL, NULL, NULL)",
            "CREATE VIEW paid_orders AS SELECT * FROM orders WHERE paid");

    private KnownHost host;

    /// Returns a new, empty database.
    abstract DatabaseAccess empty() throws Exception;

    /// Runs statements with all rights and no Slipway.
    abstract void prepare(DatabaseAccess access, List<String> statements) throws SQLException;

    /// Returns a query of one column `i` with `rows` rows, 1 to `rows`.
    abstract String series(int rows);

    /// Returns a query that takes minutes and gives one row.
    abstract String endless();

    /// Returns the type of a whole number of 64 bits.
    String wide() {
        return "BIGINT";
    }

    @BeforeEach
    final void open() throws Exception {
        var access = empty();
        prepare(access, SHOP);
        host = new KnownHost(access);
        Notebook.install(host);
    }

    static DatabaseAccess with(DatabaseAccess access, Rights rights) {
        return new DatabaseAccess(
                access.name(),
                access.kind(),
                access.address(),
                access.user(),
                access.password(),
                rights,
                access.drivers());
    }

    static Path jar(Class<?> driver) {
        try {
            return Path.of(
                    driver.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    final KnownHost host() {
        return host;
    }

    static Table run(String query) {
        return Sql.on("shop").run(query);
    }

    static SqlException fault(String query) {
        return catchThrowableOfType(SqlException.class, () -> run(query));
    }

    @Test
    void rowsBecomeATableOfTypedColumns() {
        var orders = run("SELECT * FROM orders ORDER BY id");

        assertThat(orders.columnNames()).containsExactly("id", "customer", "paid", "day", "seen", "amount", "price");
        assertThat(orders.stringColumn("customer").asList()).containsExactly("Ann", "Bö'b", "");
        assertThat(orders.booleanColumn("paid").asList()).containsExactly(true, false, null);
        assertThat(orders.dateColumn("day").asList())
                .containsExactly(LocalDate.of(2024, 2, 29), LocalDate.of(1969, 12, 31), null);
        assertThat(orders.dateTimeColumn("seen").get(0)).hasToString("2024-02-29T23:59:59.125");
        assertThat(orders.doubleColumn("amount").asList()).containsExactly(12.5, -0.1, null);
        assertThat(orders.doubleColumn("price").asList()).containsExactly(10.25, 0.1, null);
        assertThat(orders.column("price").isMissing(2)).isTrue();
    }

    @Test
    void anEmptyResultKeepsItsColumns() {
        var none = run("SELECT id, customer FROM orders WHERE id > 99");

        assertThat(none.rowCount()).isZero();
        assertThat(none.columnNames()).containsExactly("id", "customer");
    }

    @Test
    void columnsOfOneNameAreKeptApart() {
        assertThat(run("SELECT a.id, b.id, a.id AS \"ID\" FROM orders a JOIN orders b ON a.id = b.id")
                        .columnNames())
                .containsExactly("id", "id_2", "ID_3");
    }

    @Test
    void aNameBehindAColonIsAValue() {
        var found = Sql.on("shop")
                .value("least", 2)
                .value("who", "Bö'b")
                .value("day", LocalDate.of(1969, 12, 31))
                .run("SELECT id -- :nobody\nFROM orders WHERE id >= :least AND customer = :who AND day = :day"
                        + " AND customer <> ':who'");

        assertThat(found.column("id").asList()).map(String::valueOf).containsExactly("2");
    }

    @Test
    void aListStandsBehindIn() {
        var sql = Sql.on("shop")
                .value("ids", List.of(1, 3))
                .value("none", List.of())
                .value("names", new String[] {"Ann", "it's"});

        assertThat(sql.run("SELECT id FROM orders WHERE id IN (:ids)").rowCount())
                .isEqualTo(2);
        assertThat(sql.run("SELECT id FROM orders WHERE id NOT IN (:ids)").rowCount())
                .isEqualTo(1);
        assertThat(sql.run("SELECT id FROM orders WHERE id IN (:none)").rowCount())
                .isZero();
        assertThat(sql.run("SELECT id FROM orders WHERE id NOT IN (:none)").rowCount())
                .isEqualTo(3);
        assertThat(sql.run("SELECT id FROM orders WHERE customer IN ( :names )").rowCount())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "INSERT INTO orders (id) VALUES (4)",
                "UPDATE orders SET id = 5",
                "DELETE FROM orders",
                "DROP TABLE orders",
                "CREATE TABLE more (x INTEGER)",
                "CREATE TEMP TABLE more (x INTEGER)"
            })
    void aQueryChangesNothing(String query) {
        var fault = fault(query);

        assertThat(fault).hasMessageContaining("changes nothing").hasMessageContaining("--writable");
        assertThat(run("SELECT id FROM orders").rowCount()).isEqualTo(3);
    }

    @Test
    void aWritableConnectionChangesWhatItIsTold() {
        host.shop = with(host.shop, Rights.WRITE);

        var changed = run("INSERT INTO orders (id, customer) VALUES (4, 'Eve'), (5, 'Flo')");

        host.shop = with(host.shop, Rights.READ);
        assertThat(changed.longColumn("changed").get(0)).isEqualTo(2);
        assertThat(run("SELECT id FROM orders").rowCount()).isEqualTo(5);
    }

    @Test
    void aFaultKnowsItsPlace() {
        var table = fault("SELECT *\n  FROM ordres");
        var word = fault("SELECT id\nFROM orders\nWHRE id > 1");
        var column = fault("SELECT 'ä😀',\n   nope FROM orders");

        assertThat(table).hasMessageContaining("ordres").hasMessageContaining("^");
        assertThat(List.of(table.line(), table.column())).containsExactly(2, 8);
        assertThat(word.line()).isEqualTo(3);
        assertThat(List.of(column.line(), column.column())).containsExactly(2, 4);
    }

    @Test
    void aFaultBehindValuesKnowsItsPlace() {
        var fault = catchThrowableOfType(
                SqlException.class,
                () -> Sql.on("shop")
                        .value("a", 1)
                        .value("list", List.of(1, 2))
                        .run("SELECT id FROM orders WHERE id = :a OR id IN (:list)\n OR :a = nope"));

        assertThat(List.of(fault.line(), fault.column())).containsExactly(2, 10);
    }

    @ParameterizedTest
    @ValueSource(strings = {"SELECT 1; SELECT 2", "", " -- nothing\n", ";"})
    void thereIsOneStatement(String query) {
        assertThat(fault(query).getMessage()).containsAnyOf("second statement", "there is no query");
    }

    @Test
    void aNumberThatNoColumnHoldsIsRefusedWithItsPlace() throws Exception {
        prepare(
                host.shop,
                List.of(
                        "CREATE TABLE big (n " + wide() + ")",
                        "INSERT INTO big VALUES (1)",
                        "INSERT INTO big VALUES (-9223372036854775808)"));

        assertThat(fault("SELECT n FROM big ORDER BY n DESC"))
                .hasMessageContaining("column n in row 2 of the result is -9223372036854775808");
        assertThat(run("SELECT CAST(n AS VARCHAR) AS n FROM big ORDER BY 1 DESC")
                        .rowCount())
                .isEqualTo(2);
    }

    @Test
    void manyRowsComeInTheirOrder() {
        var rows = run(series(12_345)).numberColumn("i");

        assertThat(rows.size()).isEqualTo(12_345);
        assertThat(rows.getDouble(0)).isEqualTo(1);
        assertThat(rows.getDouble(12_344)).isEqualTo(12_345);
    }

    @Test
    void aLazyQueryIsARelation() {
        var lazy = Sql.on("shop").lazily(series(60_001));

        assertThat(lazy.rowCount()).isEqualTo(60_001);
        assertThat(lazy.rows(60_000, 1).numberColumn("i").getDouble(0)).isEqualTo(60_001);
        assertThat(Sql.over("s", lazy)
                        .run("SELECT sum(i) AS s FROM s")
                        .longColumn("s")
                        .get(0))
                .isEqualTo(60_001L * 60_002 / 2);
    }

    @Test
    void anInterruptEndsAQueryWithinTwoSeconds() throws Exception {
        var outcome = new CompletableFuture<String>();
        var thread = Thread.ofPlatform().start(() -> {
            try {
                run(endless());
                outcome.complete("ended");
            } catch (SqlException e) {
                outcome.complete(e.getMessage() + Thread.currentThread().isInterrupted());
            }
        });
        thread.join(300); // so that it is under way; before that it must end as well

        thread.interrupt();

        assertThat(outcome.get(2, TimeUnit.SECONDS)).isEqualTo("the query was interruptedtrue");
        assertThat(run("SELECT id FROM orders").rowCount()).isEqualTo(3);
    }

    @Test
    void aQueryIsRecorded() {
        Sql.on("shop").value("least", 2).run("SELECT id FROM orders WHERE id >= :least");

        assertThat(host.queries).hasSize(1);
        var query = host.queries.getFirst();
        assertThat(new QueryRecord(query.connection(), query.text(), query.values(), query.rows(), 0))
                .isEqualTo(new QueryRecord(
                        "shop", "SELECT id FROM orders WHERE id >= :least", java.util.Map.of("least", "2"), 2, 0));
    }

    @Test
    void aConnectionThatIsNotDeclaredIsRefused() {
        assertThatThrownBy(() -> Sql.on("shp").run("SELECT 1"))
                .isInstanceOf(SqlException.class)
                .hasMessage("There is no connection shp in this workspace. There is shop.");
    }

    @Test
    void aBrowserListsTablesAndColumns() throws IOException {
        DatabaseBrowser browser = new ConnectionBrowser();

        var relations = browser.relations(host.shop);
        var schema = relations.getFirst().schema();

        assertThat(relations)
                .containsExactly(
                        new DatabaseBrowser.Relation(schema, "orders", "table"),
                        new DatabaseBrowser.Relation(schema, "paid_orders", "view"));
        assertThat(browser.columns(host.shop, schema, "orders"))
                .extracting(DatabaseBrowser.Column::name, DatabaseBrowser.Column::isNullable)
                .startsWith(
                        org.assertj.core.groups.Tuple.tuple("id", false),
                        org.assertj.core.groups.Tuple.tuple("customer", true));
        assertThat(browser.columns(host.shop, schema, "nothing")).isEmpty();
        assertThat(browser.test(host.shop)).matches("(SQLite|DuckDB|PostgreSQL) v?\\d+\\.\\d+.*");
    }

    static DatabaseAccess file(DatabaseKind kind, Path file, List<Path> drivers) {
        return new DatabaseAccess("shop", kind, file.toString(), "", "", Rights.READ, drivers);
    }
}
