package dev.slipway.kernel.protocol;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A stored value to bring back as a variable of a live kernel.
///
/// @param name the variable
/// @param javaType its Java type as a person writes it, for example `List<Model>`
/// @param format of the codec that wrote every part
/// @param parts files with the encoded value, uncompressed; one, or one an element of a gathered list; copied
/// @param gathered whether the value is the list of all parts, in order
/// @param element which element of the collection that is stored is the value, 0-based, in the order a loop goes over
/// it; null if the value is what is stored
/// @param qualifiedType the same type with the names of its packages, for a kernel that lacks the imports; empty if it
/// is not known, or names types that cells declare
public record Restorable(
        String name,
        String javaType,
        String format,
        List<Path> parts,
        boolean gathered,
        @Nullable Integer element,
        String qualifiedType) {
    /// A value, or an element of it, of a type that the notebook's imports explain.
    public Restorable(
            String name,
            String javaType,
            String format,
            List<Path> parts,
            boolean gathered,
            @Nullable Integer element) {
        this(name, javaType, format, parts, gathered, element, "");
    }

    /// A value that is stored as it is.
    public Restorable(String name, String javaType, String format, List<Path> parts, boolean gathered) {
        this(name, javaType, format, parts, gathered, null);
    }

    public Restorable {
        parts = List.copyOf(parts);
    }
}
