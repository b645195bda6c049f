package dev.slipway.engine.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTextTest {
    @Test
    void readsBackWhatItWrites() throws IOException {
        var value = new LinkedHashMap<String, Object>();
        value.put("z", Arrays.asList(1L, null, true, "ü\u0000\"\\"));
        value.put("a", 0.1);
        value.put("big", new BigInteger("123456789012345678901234567890"));
        value.put("exact", new BigDecimal("0.12345678901234567890123"));
        value.put("tiny", Double.MIN_VALUE);

        assertThat(JsonText.read(JsonText.write(value))).isEqualTo(value);
    }

    @Test
    void keepsTheOrderOfKeys() {
        var value = new LinkedHashMap<String, Object>();
        value.put("b", 1);
        value.put("a", 2);

        assertThat(JsonText.write(value)).isEqualTo("{\"b\":1,\"a\":2}");
    }

    @Test
    void writesWhatIsNotFiniteAsText() {
        assertThat(JsonText.write(List.of(Double.NaN, Double.NEGATIVE_INFINITY)))
                .isEqualTo("[\"NaN\",\"-Infinity\"]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "1 2", "nil", "{\"a\":}", "NaN", "[-Infinity]", "1e99999999999"})
    void refusesWhatIsNoJson(String text) {
        assertThatThrownBy(() -> JsonText.read(text)).isInstanceOf(IOException.class);
    }

    @Test
    void readsTheLargestNumbersOfEachKind() throws IOException {
        assertThat(JsonText.read("[9223372036854775807, -9223372036854775808, 9223372036854775808, 1e400, -0]"))
                .isEqualTo(List.of(
                        Long.MAX_VALUE, Long.MIN_VALUE, BigInteger.ONE.shiftLeft(63), new BigDecimal("1e400"), 0L));
    }

    @Test
    void refusesValuesThatAreNoJson() {
        assertThatThrownBy(() -> JsonText.write(Map.of("a", Thread.currentThread())))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
