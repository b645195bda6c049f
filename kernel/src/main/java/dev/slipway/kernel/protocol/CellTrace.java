package dev.slipway.kernel.protocol;

import java.util.List;

/// What an execution did to the live session, told from the classes that ran. Lists are copied.
///
/// @param use as the live session had it when the cell ran; where the cell failed, what it may have done
/// @param renewed names of types whose classes are new, so that their static fields are as at the start
/// @param lost names of the variables that have no value now, or one of a type that is no more
public record CellTrace(CellUse use, List<String> renewed, List<String> lost) {
    public CellTrace {
        renewed = List.copyOf(renewed);
        lost = List.copyOf(lost);
    }
}
