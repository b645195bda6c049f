package dev.slipway.engine.compare;

import dev.slipway.engine.flow.Plan;

/// A locked jar's coordinates taken apart: everything but the version, and the version. Immutable.
///
/// @param library for example `tech.tablesaw:tablesaw-core`
/// @param version for example `0.44.4`
record Dependency(String library, String version) {
    static Dependency of(Plan.Jar jar) {
        return of(jar.coordinates());
    }

    /// @param coordinates Maven's, `group:artifact:version`, perhaps with type and classifier before the version
    static Dependency of(String coordinates) {
        int colon = coordinates.lastIndexOf(':');
        return colon < 0
                ? new Dependency(coordinates, "")
                : new Dependency(coordinates.substring(0, colon), coordinates.substring(colon + 1));
    }
}
