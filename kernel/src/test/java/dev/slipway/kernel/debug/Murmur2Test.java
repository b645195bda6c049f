package dev.slipway.kernel.debug;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Murmur2Test {
    /// Values of JupyterLab's own function (`packages/debugger/src/hash.ts`).
    @ParameterizedTest
    @CsvSource({
        "'', 0, 0",
        "'', 20759, 4079069305",
        "a, 0, 2456313694",
        "ab, 0, 446775395",
        "abc, 0, 324500635",
        "abc, 20759, 2598927768",
        "abcd, 0, 646393889",
        "'int x = 1;\nx + 1', 20759, 3041406525",
        "ä€😀 longer text with more than four bytes, 20759, 689147267"
    })
    void isTheHashOfJupyterLab(String text, int seed, long hash) {
        assertThat(Murmur2.of(text, seed)).isEqualTo(hash);
    }
}
