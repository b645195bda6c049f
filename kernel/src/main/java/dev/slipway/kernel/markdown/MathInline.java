package dev.slipway.kernel.markdown;

import java.util.function.UnaryOperator;
import org.commonmark.node.CustomNode;

/// A formula within a paragraph.
public final class MathInline extends CustomNode {
    private Maths maths;

    MathInline(Maths maths) {
        this.maths = maths;
    }

    void change(UnaryOperator<Maths> change) {
        maths = change.apply(maths);
    }

    public Maths maths() {
        return maths;
    }
}
