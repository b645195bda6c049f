package dev.slipway.codecs;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What every codec promises, on generated values. The seed is printed.
class ValueCodecContractTest {
    private static final int ROUNDS = Boolean.getBoolean("slipway.long") ? 20_000 : 1_000;

    private final long seed = System.nanoTime();
    private final ValueCodec codec = new ValueCodec();

    ValueCodecContractTest() {
        System.out.println("seed " + seed);
    }

    @Test
    void equalValuesGiveEqualBytesInAnotherJvm() throws IOException, InterruptedException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var process = new ProcessBuilder(
                        java,
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        HashesMain.class.getName(),
                        Long.toString(seed),
                        "2")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var elsewhere = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, SECONDS)).isTrue();

        assertThat(elsewhere.lines()).hasSize(HashesMain.COUNT);
        assertThat(elsewhere).as("seed " + seed).isEqualTo(HashesMain.hashes(seed, 1));
    }

    @Test
    void everyValueComesBackWithTheSameBytes() throws IOException {
        var values = new GeneratedValues(seed, 1);

        for (int i = 0; i < ROUNDS; i++) {
            var bytes = encode(values.next(4));
            assertThat(encode(decode(bytes))).as("seed %d, value %d", seed, i).isEqualTo(bytes);
        }
    }

    @Test
    @Timeout(60)
    void brokenBytesAreAnErrorOrAnotherValueAndTakeNoTimeOrMemory() throws IOException {
        var values = new GeneratedValues(seed, 1);
        var random = new Random(seed);

        for (int i = 0; i < ROUNDS; i++) {
            var bytes = encode(values.next(3));
            assertOnlyIOException(Arrays.copyOf(bytes, random.nextInt(bytes.length)));
            for (int flips = 1 + random.nextInt(3); flips > 0; flips--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            }
            assertOnlyIOException(bytes);
        }
    }

    @SuppressWarnings("CatchAndPrintStackTrace")
    private void assertOnlyIOException(byte[] bytes) {
        try {
            decode(bytes);
        } catch (IOException expected) {
            assertThat(expected).hasMessageNotContaining("OutOfMemory");
        }
    }

    private @Nullable Object decode(byte[] bytes) throws IOException {
        return codec.decode(new ByteArrayInputStream(bytes), new TestTypes());
    }

    private byte[] encode(@Nullable Object value) throws IOException {
        var out = new ByteArrayOutputStream();
        codec.encode(value, out, new TestTypes());
        return out.toByteArray();
    }
}
