package dev.slipway.api.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.api.sql.SqlText.Kind;
import dev.slipway.api.sql.SqlText.Reference;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SqlTextTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "SELECT * FROM flights | flights",
                "select a from \"My Table\" f, other o where a in (select b from third) | My Table other third",
                "FROM a JOIN b USING (k) LEFT JOIN (c CROSS JOIN d) ON a.x = c.x, e | a b c d e",
                "WITH q AS (SELECT * FROM r), s(x, y) AS MATERIALIZED (FROM q) SELECT * FROM q, s, t | r t",
                "SELECT * FROM range(3), read_csv('x.csv'), main.t, information_schema.tables | ``",
                "PIVOT sales ON year USING sum(x) | sales",
                "SUMMARIZE sales | sales",
                "SELECT x FROM a ORDER BY x DESC, y | a",
                "SELECT * FROM a UNION ALL SELECT * FROM b -- FROM c | a b",
                "SELECT 'from x' /* FROM /* y */ z */, $$ FROM w $$ FROM a | a",
                "SELECT * FROM a WHERE EXISTS (FROM b WHERE b.k = a.k) | a b",
                "SELECT * FROM LATERAL (SELECT 1), a | a",
                "VALUES (1), (2) | ``"
            })
    void tablesAreTheNamesBehindFrom(String sql, String names) {
        assertThat(String.join(" ", SqlText.of(sql).names(Kind.TABLE))).isEqualTo(names);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "SELECT :a + :b WHERE x = :c AND y BETWEEN :d AND :e LIMIT :f | a b c d e f",
                "SELECT x::INT, list[1:n], list[a:b], {'k': :v}, {k:w}, f(z := 1) | v",
                "SELECT ':no', x - :yes -- :no | yes",
                "SELECT * FROM read_csv(:path) | path"
            })
    void variablesAreNamesBehindAColonWhereAnOperandStands(String sql, String names) {
        assertThat(String.join(" ", SqlText.of(sql).names(Kind.VARIABLE))).isEqualTo(names);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "SELECT 'no' FROM 'a.csv' JOIN 'b.parquet' USING (k) | a.csv b.parquet",
                "FROM read_csv('a.csv', delim = ';', columns = {'x': 'INT'}) | a.csv",
                "FROM read_parquet(['a.parquet', 'b.parquet']), glob('d/*.csv') | a.parquet b.parquet d/*.csv"
            })
    void filesAreTextsBehindFromAndFirstArgumentsOfReaders(String sql, String paths) {
        assertThat(String.join(" ", SqlText.of(sql).names(Kind.FILE))).isEqualTo(paths);
    }

    @Test
    void referencesKnowTheirPlace() {
        assertThat(SqlText.of("FROM \"a\" WHERE x = :n").references())
                .containsExactly(new Reference(Kind.TABLE, "a", 5, 8), new Reference(Kind.VARIABLE, "n", 19, 21));
    }

    @Test
    void aSecondStatementIsFound() {
        assertThat(SqlText.of("SELECT ';'; -- end\n;").second()).isEqualTo(-1);
        assertThat(SqlText.of("SELECT 1;\nDROP x").second()).isEqualTo(10);
    }

    @Test
    void anyTextCanBeRead() {
        long seed = System.nanoTime();
        var random = new Random(seed);
        var parts = "FROM ~SELECT ~'~\"~$$~/*~*/~--~\n~(~)~[~]~{~}~,~:~::~;~a~read_csv~1~.~E'~\\~AS ~WITH ~ "
                .split("~", -1);
        for (int i = 0; i < 2_000; i++) {
            var sql = new StringBuilder();
            for (int n = random.nextInt(20); n >= 0; n--) {
                sql.append(parts[random.nextInt(parts.length)]);
            }
            var text = SqlText.of(sql.toString());
            assertThat(text.references())
                    .as("seed %s: %s", seed, sql)
                    .allMatch(one -> one.start() >= 0 && one.start() < one.end() && one.end() <= sql.length());
        }
    }

    @Test
    void aPatternLiesInTheFolderBeforeItsWildcard() {
        assertThat(SqlText.folder("data/2001/*.csv")).isEqualTo("data/2001");
        assertThat(SqlText.folder("*.csv")).isEqualTo(".");
        assertThat(SqlText.isPattern("data/a.csv")).isFalse();
    }
}
