package dev.slipway.kernel.markdown;

import org.commonmark.node.CustomNode;

/// A formula within a paragraph.
public final class MathInline extends CustomNode {
    private final Maths maths;

    MathInline(Maths maths) {
        this.maths = maths;
    }

    public Maths maths() {
        return maths;
    }
}
