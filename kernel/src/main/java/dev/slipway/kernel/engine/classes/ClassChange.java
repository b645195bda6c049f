package dev.slipway.kernel.engine.classes;

import java.util.List;

/// One thing JShell asked for while it compiled, to be done when the cell runs.
public sealed interface ClassChange {
    /// New classes.
    record Load(List<Image> images) implements ClassChange {
        public Load {
            images = List.copyOf(images);
        }
    }

    /// New code for classes there are already.
    record Redefine(List<Image> images) implements ClassChange {
        public Redefine {
            images = List.copyOf(images);
        }
    }

    /// Run the snippet whose wrapper is `className`.
    record Call(String className) implements ClassChange {}

    /// A class as compiled.
    ///
    /// @param name binary name
    /// @param code the class file
    @SuppressWarnings("ArrayRecordComponent") // compared nowhere; handed on, never changed
    record Image(String name, byte[] code) {}
}
