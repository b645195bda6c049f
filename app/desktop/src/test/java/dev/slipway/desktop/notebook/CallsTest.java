package dev.slipway.desktop.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CallsTest {
    private static String call(String beforeCaret) {
        return Calls.nameBefore(beforeCaret, beforeCaret.length())
                .map(at -> beforeCaret.substring(0, at + 1))
                .orElse("");
    }

    @Test
    void theInnermostOpenCallCounts() {
        assertThat(call("max(")).isEqualTo("max");
        assertThat(call("max(a, min(b, ")).isEqualTo("max(a, min");
        assertThat(call("max(a, min(b, c), ")).isEqualTo("max");
    }

    @Test
    void bracketsThatAreNoCallAreNone() {
        assertThat(call("int a = (b, ")).isEmpty();
        assertThat(call("f(a); g")).isEmpty();
        assertThat(call("a[f(b), ")).isEmpty();
    }
}
