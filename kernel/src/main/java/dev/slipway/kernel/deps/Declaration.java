package dev.slipway.kernel.deps;

import dev.slipway.kernel.problem.Place;
import java.util.List;

/// One thing a notebook says it needs.
public sealed interface Declaration {
    /// Where it says so.
    Place place();

    /// An artifact with all it depends on.
    ///
    /// @param exclusions `group:artifact`, either may be `*`; copied
    record Dependency(Coordinates coordinates, List<String> exclusions, Place place) implements Declaration {
        public Dependency {
            exclusions = List.copyOf(exclusions);
        }
    }

    /// A bill of materials, which says the versions of others.
    record Bom(Coordinates coordinates, Place place) implements Declaration {}

    /// A repository to ask beside the usual ones.
    record Repository(String id, String url, Place place) implements Declaration {}

    /// Jars and folders of classes beside the notebook.
    ///
    /// @param glob relative to the notebook's folder
    record LocalJars(String glob, Place place) implements Declaration {}

    /// A `pom.xml`, or a part of one.
    ///
    /// @param text XML
    record Pom(String text, Place place) implements Declaration {}

    /// A `pom.xml` in a file, relative to the notebook's folder.
    record PomFile(String path, Place place) implements Declaration {}

    /// The JDK it needs: `25`, or `21+` for that or a newer one.
    record JavaVersion(String version, Place place) implements Declaration {}

    /// Options for the JVM that runs the cells; copied.
    record JavaOptions(List<String> options, Place place) implements Declaration {
        public JavaOptions {
            options = List.copyOf(options);
        }
    }
}
