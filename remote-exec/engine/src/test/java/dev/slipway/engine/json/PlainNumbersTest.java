package dev.slipway.engine.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PlainNumbersTest {
    @Test
    void whatItReadsIsWhatTheParserReads() throws IOException {
        for (var text : texts()) {
            var plain = PlainNumbers.read(text);

            if (plain != null) {
                assertThat(plain).as(text).isEqualTo(JsonText.read(" " + text));
            }
        }
    }

    @Test
    void whatJavaWritesIsReadAtOnce() {
        assertThat(PlainNumbers.read("0.1")).isEqualTo(0.1);
        assertThat(PlainNumbers.read("-12")).isEqualTo(-12L);
        assertThat(PlainNumbers.read("-0.577319587628866")).isEqualTo(-0.577319587628866);
        assertThat(PlainNumbers.read("0.10")).isEqualTo(0.1);
        assertThat(PlainNumbers.read("1.0E-7")).isEqualTo(1e-7);
    }

    @Test
    void whatIsNoNumberOrWrittenOtherwiseIsLeftToTheParser() {
        for (var text : List.of(
                "", "-", "01", "1e5", "+1", "00.1", "1.", "-.5", "0.1.2", "0.1-2", "-0.0", "1.0E400", "\"1\"", "1-2",
                "[1]", "null")) {
            assertThat(PlainNumbers.read(text)).as(text).isNull();
        }
    }

    private static List<String> texts() {
        var random = new Random(11);
        var texts =
                new ArrayList<>(List.of("0", "-0", "0.0", "999999999999999999", "9999999999999999999", "2147483648"));
        for (int i = 0; i < 2000; i++) {
            texts.add(String.valueOf(random.nextLong() >> random.nextInt(64)));
            texts.add(String.valueOf(Double.longBitsToDouble(random.nextLong())));
            texts.add(String.valueOf(random.nextInt(97) / 97.0));
            texts.add(new BigDecimal(BigInteger.valueOf(random.nextLong(1_000_000_000_000_000L)), random.nextInt(16))
                    .toPlainString());
        }
        texts.remove("NaN");
        return texts;
    }
}
