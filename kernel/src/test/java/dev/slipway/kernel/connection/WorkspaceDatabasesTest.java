package dev.slipway.kernel.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.api.sql.DatabaseAccess.Rights;
import dev.slipway.api.sql.DatabaseKind;
import dev.slipway.kernel.deps.Declarations;
import dev.slipway.kernel.deps.Resolution;
import dev.slipway.kernel.deps.Resolver;
import dev.slipway.kernel.secret.Keyring;
import dev.slipway.kernel.secret.Secrets;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkspaceDatabasesTest {
    private static final byte[] SQLITE = "SQLite format 3\0\20\0\1\1".getBytes(StandardCharsets.ISO_8859_1);

    @TempDir
    Path folder;

    private final TreeMap<String, String> kept = new TreeMap<>();
    private final List<String> fetched = new ArrayList<>();
    private ConnectionFile file;

    @BeforeEach
    void makeAWorkspace() throws IOException {
        Files.createDirectories(folder.resolve(".slipway"));
        Files.createDirectories(folder.resolve("notebooks"));
        Files.write(folder.resolve("shop.db"), SQLITE);
        file = new ConnectionFile(folder.resolve(".slipway"));
    }

    private WorkspaceDatabases databases(Map<String, String> environment) {
        var drivers = new Drivers(new KnownResolver(), folder, _ -> {});
        return new WorkspaceDatabases(
                folder.resolve("notebooks"), new Secrets(environment, KnownKeyring::new), drivers);
    }

    private void declare(String name, String url) throws IOException {
        var address = ConnectionUrl.of(url);
        file.add(new DatabaseConnection(name, address.kind(), address.canonical(), address.user(), Rights.READ));
    }

    @Test
    void aFileCountsFromTheWorkspace() throws IOException {
        declare("shop", "sqlite:shop.db");

        var access = databases(Map.of()).access("SHOP");

        assertThat(access.name()).isEqualTo("shop");
        assertThat(access.address()).isEqualTo(folder.resolve("shop.db").toString());
        assertThat(fetched).containsExactly("org.xerial:sqlite-jdbc:3.54.1.0");
        assertThat(databases(Map.of()).fingerprint("shop")).isPresent();
    }

    @Test
    void thePasswordComesFromTheEnvironmentElseFromTheKeyring() throws IOException {
        declare("my-sales", "postgresql://ann@db/sales?sslmode=require");
        kept.put("postgresql://ann@db:5432/sales", "of the keyring");

        assertThat(databases(Map.of()).access("my-sales").password()).isEqualTo("of the keyring");
        assertThat(databases(Map.of("SLIPWAY_SECRET_CONNECTION_MY_SALES", "of the environment"))
                        .access("my_sales")
                        .password())
                .isEqualTo("of the environment");
        assertThat(databases(Map.of()).access("my-sales").toString()).doesNotContain("of the");
        assertThat(databases(Map.of()).fingerprint("my-sales")).isEmpty();
    }

    @Test
    void anotherServerUnderTheSameNameGetsNoPassword() throws IOException {
        kept.put("postgresql://ann@db:5432/sales", "secret");
        declare("sales", "postgresql://ann@elsewhere/sales");

        assertThat(databases(Map.of()).access("sales").password()).isEmpty();
    }

    @Test
    void theFileHoldsNoSecretAndSurvivesTwoAtOnce() throws Exception {
        var threads = new ArrayList<Thread>();
        for (int i = 0; i < 8; i++) {
            var name = "c" + i;
            threads.add(Thread.ofVirtual().start(() -> {
                try {
                    declare(name, "sqlite:shop.db");
                } catch (IOException e) {
                    throw new java.io.UncheckedIOException(e);
                }
            }));
        }
        for (var thread : threads) {
            thread.join();
        }

        assertThat(file.all()).hasSize(8);
        assertThat(Files.readString(folder.resolve(".slipway/connections.json")))
                .contains("{\"name\": \"c0\", \"url\": \"sqlite:shop.db\", \"user\": \"\", \"rights\": \"read\"}");
        assertThat(file.remove("C3").name()).isEqualTo("c3");
        assertThat(file.all()).hasSize(7);
    }

    @Test
    void whatIsNotThereIsNamed() throws IOException {
        declare("shop", "sqlite:shop.db");

        assertThatThrownBy(() -> databases(Map.of()).access("shp"))
                .hasMessage("There is no connection shp in this workspace. There is shop.");
        assertThatThrownBy(() -> declare("Shop", "duckdb:x"))
                .hasMessageContaining("There is a connection shop already.");
        Files.delete(folder.resolve("shop.db"));
        assertThatThrownBy(() -> databases(Map.of()).access("shop")).hasMessageContaining("There is no file");
        Files.writeString(folder.resolve(".slipway/connections.json"), "{");
        assertThatThrownBy(() -> databases(Map.of()).all()).hasMessageContaining("is damaged");
    }

    @Test
    void aFileOfAnotherKindIsTold() throws IOException {
        assertThatThrownBy(() -> WorkspaceDatabases.check(DatabaseKind.DUCKDB, folder.resolve("shop.db")))
                .hasMessageContaining("is no database of DuckDB")
                .hasMessageContaining("begin the address with sqlite:");
        Files.writeString(folder.resolve("x.db"), "just some text that is no database");
        assertThatThrownBy(() -> WorkspaceDatabases.check(DatabaseKind.SQLITE, folder.resolve("x.db")))
                .hasMessageContaining("is no database of SQLite");
        assertThatThrownBy(() -> WorkspaceDatabases.check(DatabaseKind.SQLITE, folder))
                .hasMessageContaining("no file that can be read");
    }

    @Test
    void aFileWithALogBesideItIsNotKnownByItsBytes() throws IOException {
        declare("shop", "sqlite:shop.db");
        Files.writeString(folder.resolve("shop.db-wal"), "x");

        assertThat(databases(Map.of()).fingerprint("shop")).isEmpty();
    }

    private final class KnownKeyring implements Keyring {
        @Override
        public Optional<String> get(String name) {
            return Optional.ofNullable(kept.get(name));
        }

        @Override
        public void set(String name, String value) {
            kept.put(name, value);
        }

        @Override
        public boolean remove(String name) {
            return kept.remove(name) != null;
        }

        @Override
        public List<String> names() {
            return List.copyOf(kept.keySet());
        }

        @Override
        public Optional<String> program() {
            return Optional.of("in memory");
        }
    }

    private final class KnownResolver implements Resolver {
        @Override
        public Resolution resolve(Declarations declarations, Way way) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<Path> fetch(List<Locked> jars, Way way) {
            jars.forEach(jar -> fetched.add(jar.coordinates()));
            return List.of();
        }
    }
}
