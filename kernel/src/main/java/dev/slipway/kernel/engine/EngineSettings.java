package dev.slipway.kernel.engine;

import dev.slipway.kernel.deps.SessionJars;
import dev.slipway.kernel.installation.Installation;
import dev.slipway.kernel.past.PastProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// What a live engine needs to know. Immutable.
///
/// @param folder the notebook's folder, against which `dataset` resolves: the kernel's working folder
/// @param libraries what cells see beside the JDK and the API: `Installation.libraries()`; copied
/// @param environment where secrets are looked up as `SLIPWAY_SECRET_NAME`; copied
/// @param jars what the cells declare, resolved
/// @param past reads the workspace's history
public record EngineSettings(
        Path folder, List<Path> libraries, Map<String, String> environment, SessionJars jars, PastProcess past) {
    public EngineSettings {
        libraries = List.copyOf(libraries);
        environment = Map.copyOf(environment);
    }

    /// Settings with the history of `folder` as this program's installation reads it.
    public static EngineSettings of(
            Path folder, List<Path> libraries, Map<String, String> environment, SessionJars jars) throws IOException {
        var past = new PastProcess(Path.of(System.getProperty("java.home")), Installation.history(), folder);
        return new EngineSettings(folder, libraries, environment, jars, past);
    }
}
