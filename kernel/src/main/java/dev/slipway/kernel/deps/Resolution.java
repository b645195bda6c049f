package dev.slipway.kernel.deps;

import dev.slipway.kernel.problem.Problem;
import java.util.List;

/// What resolving declarations gave.
public sealed interface Resolution {
    /// The jars, in the order of the class path.
    ///
    /// @param jars copied
    /// @param notes what is worth knowing, such as versions that gave way to others; copied
    record Resolved(List<ResolvedJar> jars, List<Problem> notes) implements Resolution {
        /// Nothing was declared.
        public static final Resolved NOTHING = new Resolved(List.of(), List.of());

        public Resolved {
            jars = List.copyOf(jars);
            notes = List.copyOf(notes);
        }
    }

    /// No class path.
    ///
    /// @param problems why, at least one; copied
    record Failed(List<Problem> problems) implements Resolution {
        public Failed {
            problems = List.copyOf(problems);
        }
    }
}
