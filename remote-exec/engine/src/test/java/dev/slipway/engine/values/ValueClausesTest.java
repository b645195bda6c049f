package dev.slipway.engine.values;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.engine.json.JsonText;
import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValueClausesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1                     | 1                     | ''",
                "1                     | 2                     | 1 → 2",
                "[1,2,3]               | [1,5,4]               | [1]: 2 → 5, and 1 more places",
                "[1,2,3]               | [1,2]                 | 3 elements → 2 elements",
                "{\"a\":{\"b\":1}}     | {\"a\":{\"b\":null}}  | .a.b: 1 → null",
                "{\"a\":1}             | {\"a\":1,\"b\":2}     | .b: nothing → 2",
                "\"a\\nb\\tc\\u001b[1m\"  | \"d\"               | a\\nb\\tc\\u001b[1m → d",
                "[{\"x\":1},{\"x\":2}] | [{\"x\":1},{\"x\":3}] | 2 → 2 rows: 1 new, 1 gone",
                "[{\"k\":\"a\",\"x\":1},{\"k\":\"b\",\"x\":2}] | [{\"k\":\"b\",\"x\":3},{\"k\":\"a\",\"x\":1}] | 1 of 2 values differ in x (row 1: 2 → 3)",
                "[{\"x\":0.5},{\"x\":0.5}] | [{\"x\":0.5},{\"x\":1.5}] | 1 of 2 values differ in x (row 2: 0.5 → 1.5)",
                "[{\"k\":\"a\",\"x\":1}] | [{\"k\":\"a\",\"x\":1.5}] | column x is double, no longer int; 1 of 1 values differ in x (row 1: 1 → 1.5)",
                "[{\"x\":1},{\"x\":2}] | [{\"x\":2}]           | 2 → 1 rows: 0 new, 1 gone",
                "[{\"x\":1}]           | [{\"x\":1,\"y\":\"NaN\"}] | column y is new",
                "[{\"x\":1,\"y\":2}]   | [{\"z\":1,\"y\":2}]   | column z is new; column x is gone",
            })
    void saysInWhatTwoValuesDiffer(String before, String after, String clause) throws IOException {
        assertThat(ValueClauses.of(JsonText.read(before), JsonText.read(after))).isEqualTo(clause);
    }
}
