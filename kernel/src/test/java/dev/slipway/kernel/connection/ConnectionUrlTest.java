package dev.slipway.kernel.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConnectionUrlTest {
    @ParameterizedTest
    @CsvSource({
        "sqlite:shop.db, sqlite:shop.db, ''",
        "jdbc:sqlite:data/shop.db, sqlite:data/shop.db, ''",
        "SQLite3:///var/shop.db, sqlite:/var/shop.db, ''",
        "duckdb:a b.duckdb, duckdb:a b.duckdb, ''",
        "postgres://db.example.org/sales, postgresql://db.example.org:5432/sales, ''",
        "postgresql://ann%40home@db:6543/sales?sslmode=require, postgresql://db:6543/sales?sslmode=require, ann@home",
        "jdbc:postgresql://[::1]/sales?user=ann&sslmode=require, postgresql://[::1]:5432/sales?sslmode=require, ann",
        "postgresql:///sales, postgresql://localhost:5432/sales, ''"
    })
    void anAddressHasOneForm(String written, String canonical, String user) throws ConnectionException {
        var url = ConnectionUrl.of(written);

        assertThat(url.canonical()).isEqualTo(canonical);
        assertThat(url.user()).isEqualTo(user);
        assertThat(ConnectionUrl.of(url.canonical()).canonical()).isEqualTo(canonical);
    }

    @ParameterizedTest
    @CsvSource({
        "'', This is no address of a database",
        "shop.db, This is no address of a database: 'shop.db'.",
        "mysql://db/x, There is no kind of database mysql.",
        "sqlite:, A database in memory is empty",
        "sqlite::memory:, A database in memory is empty",
        "sqlite://shop.db, The address of a file has no host.",
        "sqlite:shop.db?mode=rw, The address of a file takes no options.",
        "postgresql:sales, it names no host",
        "postgresql://db, it names no database",
        "postgresql://db/, it names no database",
        "postgresql://d b/x, its host is none",
        "postgresql://db:99999/x, its host is none",
        "postgresql://db/x?socketFactory=Evil, an option socketFactory",
        "postgresql://%zz@db/x, a percent sign"
    })
    void whatIsNoAddressIsToldWhy(String written, String words) {
        assertThatThrownBy(() -> ConnectionUrl.of(written)).hasMessageContaining(words);
    }

    @ParameterizedTest
    @CsvSource({
        "postgresql://ann:geheim99@db/x",
        "postgresql://db/x?password=geheim99",
        "postgresql://db/x?user=ann&sslpassword=geheim99",
        "ann:geheim99@db"
    })
    void aPasswordInAnAddressIsRefusedAndNotRepeated(String written) {
        assertThatThrownBy(() -> ConnectionUrl.of(written))
                .isInstanceOf(ConnectionException.class)
                .hasMessageNotContaining("geheim99");
    }
}
