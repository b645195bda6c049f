package dev.slipway.desktop.deploy;

import dev.slipway.engine.compare.CodeDiff;
import dev.slipway.engine.compare.VersionDiff;
import dev.slipway.engine.deploy.Deployment;
import dev.slipway.engine.deploy.Deployments.Dependents;
import dev.slipway.engine.deploy.Deployments.LiveChange;
import dev.slipway.engine.workspace.WorkspaceServices;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What is known of one version beyond its plan.
///
/// @param version which one
/// @param notebook how the file stands to what was deployed
/// @param edited how the file differs from it, null unless it was edited
/// @param history what was live when, newest first; copied
/// @param dependents what depends on it
/// @param diff how it differs from another version, null if there is no other
record VersionFacts(
        Deployment version,
        File notebook,
        @Nullable CodeDiff edited,
        List<LiveChange> history,
        Dependents dependents,
        @Nullable Against diff) {
    /// How a version differs from another one.
    ///
    /// @param other number of the other version
    record Against(int other, VersionDiff diff) {}

    /// How the notebook's file stands to what was deployed.
    enum File {
        SAME,
        EDITED,
        GONE
    }

    VersionFacts {
        history = List.copyOf(history);
    }

    /// Reads all of it. Does I/O.
    ///
    /// @param other number of the version to compare with; null for the one before
    static VersionFacts read(WorkspaceServices services, Deployment version, @Nullable Integer other)
            throws IOException {
        var deployments = services.deployments();
        var text = text(services, version);
        var path = Path.of(version.created().notebook());
        var state = File.GONE;
        CodeDiff edited = null;
        if (Files.isRegularFile(path)) {
            edited = text == null
                    ? null
                    : VersionDiff.code(
                            new VersionDiff.Text(path.toString(), text),
                            new VersionDiff.Text(path.toString(), Files.readString(path)));
            state = edited == null || edited.same() ? File.SAME : File.EDITED;
        }
        var before = before(services, version, other);
        return new VersionFacts(
                version,
                state,
                state == File.EDITED ? edited : null,
                deployments.history(version.flow()),
                deployments.dependents(version.flow(), version.version()),
                before.map(old -> new Against(old.version(), VersionDiff.between(deployments, old, version)))
                        .orElse(null));
    }

    private static Optional<Deployment> before(WorkspaceServices services, Deployment version, @Nullable Integer other)
            throws IOException {
        if (other != null) {
            return services.deployments().version(version.flow(), other);
        }
        return services.deployments().versions(Optional.of(version.flow())).stream()
                .filter(one -> one.version() < version.version())
                .max(Comparator.comparingInt(Deployment::version));
    }

    private static @Nullable String text(WorkspaceServices services, Deployment version) {
        try {
            return services.deployments().notebookText(version);
        } catch (IOException gone) {
            return null; // the page says that the text is gone; all else of the version is still there
        }
    }
}
