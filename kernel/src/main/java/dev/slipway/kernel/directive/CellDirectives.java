package dev.slipway.kernel.directive;

import dev.slipway.kernel.problem.Place;
import dev.slipway.kernel.problem.Problem;
import java.util.List;
import java.util.Optional;

/// The directives at the head of one cell, in order, and what is wrong with them.
///
/// @param placed each directive with its place; copied
/// @param problems what is wrong; an unknown key names the nearest known one; copied
public record CellDirectives(List<Placed> placed, List<Problem> problems) {
    /// A directive and where it stands.
    public record Placed(Directive directive, Place place) {}

    public CellDirectives {
        placed = List.copyOf(placed);
        problems = List.copyOf(problems);
    }

    /// Returns the first directive of `kind`; empty if there is none.
    public <D extends Directive> Optional<D> first(Class<D> kind) {
        return all(kind).stream().findFirst();
    }

    /// Returns the directives of `kind` in order.
    public <D extends Directive> List<D> all(Class<D> kind) {
        return placed.stream()
                .map(Placed::directive)
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }
}
