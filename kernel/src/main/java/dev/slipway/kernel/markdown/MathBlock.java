package dev.slipway.kernel.markdown;

import java.util.List;
import java.util.function.UnaryOperator;
import org.commonmark.node.CustomBlock;

/// Lines that are a formula, and words that stand behind it in its last line.
public final class MathBlock extends CustomBlock {
    private List<Maths.Part> parts = List.of();

    MathBlock() {}

    /// Returns the formula and what stands behind it; words only where nothing closes it.
    public List<Maths.Part> parts() {
        return parts;
    }

    void change(UnaryOperator<Maths> change) {
        parts = parts.stream()
                .map(part -> part instanceof Maths.Part.Formula(var maths)
                        ? new Maths.Part.Formula(change.apply(maths))
                        : part)
                .toList();
    }

    void set(String text) {
        parts = Maths.parts(text);
    }
}
