package dev.slipway.kernel.analysis;

import dev.slipway.kernel.replay.Replay;
import java.util.List;

/// All that the compiler says of a notebook: the cell graph, the classes, and each binding. Immutable.
///
/// @param graph cells, edges and problems, as `check` reports them; problems of directives are among them
/// @param replay the compiled classes
/// @param bindings who reads what from whom; copied
/// @param changes who changes what; copied
/// @param states who changes objects that static fields of the notebook's types hold; copied
public record Analysis(
        CellGraph graph, Replay replay, List<Binding> bindings, List<Change> changes, List<StateChange> states) {
    public Analysis {
        bindings = List.copyOf(bindings);
        changes = List.copyOf(changes);
        states = List.copyOf(states);
    }

    /// Cell `reader` uses what cell `definer` declares, itself or through a method, lambda or type it runs.
    ///
    /// A use in the body of a method or type counts for every cell that runs it, bound to the definition in force
    /// there. A cell's own definitions are not listed.
    ///
    /// @param reader 0-based position of the cell that uses it
    /// @param name the variable, method or type
    /// @param what which of these
    /// @param definer 0-based position of the cell whose definition it binds to
    public record Binding(int reader, String name, What what, int definer) {}

    /// What a name is.
    public enum What {
        VARIABLE,
        METHOD,
        TYPE
    }

    /// Cell `cell` changes the variable `name` that another cell, `definer`, declares; or, where both are the same,
    /// the loop variable of its own `foreach`.
    ///
    /// @param cell 0-based position
    /// @param definer 0-based position
    public record Change(int cell, String name, How how, int definer) {}

    /// Cell `cell` changes the object that a static field of one of the notebook's types holds, itself or through the
    /// methods it calls.
    ///
    /// @param cell 0-based position
    /// @param owner binary name of the type
    public record StateChange(int cell, String owner, String field) {}

    /// How a variable is changed.
    public enum How {
        /// A new value is assigned.
        ASSIGNED,
        /// The object it holds is changed: a store into it or a known mutator.
        IN_PLACE,
        /// Declared by `mutates`.
        DECLARED
    }
}
