package dev.slipway.kernel.protocol;

import dev.slipway.api.document.CellId;
import org.jspecify.annotations.Nullable;

/// A live variable.
///
/// @param name its name
/// @param type its declared or inferred Java type as a person writes it, for example `List<Model>`
/// @param preview at most 200 characters
/// @param bytes estimated retained size, null if not known
/// @param cell the cell that defines it, null if it came from no cell
public record Variable(
        String name,
        String type,
        String preview,
        @Nullable Long bytes,
        @Nullable CellId cell) {}
