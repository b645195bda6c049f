package dev.slipway.desktop.debug;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LineMovesTest {
    private static final String TEXT = "a\nb\nc\nd";

    @Test
    void aLineGoesWithWhatIsPutInOrTakenOutAboveIt() {
        assertThat(LineMoves.moved(TEXT, "x\na\nb\nc\nd", 3)).isEqualTo(4);
        assertThat(LineMoves.moved(TEXT, "b\nc\nd", 3)).isEqualTo(2);
        assertThat(LineMoves.moved(TEXT, "a\nb\nc\nd\ne", 3)).isEqualTo(3);
        assertThat(LineMoves.moved(TEXT, TEXT, 3)).isEqualTo(3);
    }

    @Test
    void aLineThatIsTypedInStaysAndOneThatIsDeletedIsGone() {
        assertThat(LineMoves.moved(TEXT, "a\nb\ncc\nd", 3)).isEqualTo(3);
        assertThat(LineMoves.moved(TEXT, "a\nb\nd", 3)).isZero();
        assertThat(LineMoves.moved(TEXT, "a\nb\n\nc\nd", 3)).isEqualTo(4);
        assertThat(LineMoves.moved(TEXT, "a\nb\n", 4)).isEqualTo(3);
    }

    @Test
    void theNextLineWithCodeIsNeitherEmptyNorAComment() {
        assertThat(LineMoves.withCode("//| step: a\n\n  // words\nint a;", 1)).isEqualTo(4);
        assertThat(LineMoves.withCode("int a;\n// end", 2)).isZero();
        assertThat(LineMoves.withCode("int a;", 1)).isEqualTo(1);
    }
}
