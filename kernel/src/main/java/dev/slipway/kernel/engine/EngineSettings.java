package dev.slipway.kernel.engine;

import dev.slipway.kernel.deps.SessionJars;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// What a live engine needs to know. Immutable.
///
/// @param folder the notebook's folder, against which `dataset` resolves: the kernel's working folder
/// @param libraries what cells see beside the JDK and the API: `Installation.libraries()`; copied
/// @param environment where secrets are looked up as `SLIPWAY_SECRET_NAME`; copied
/// @param jars what the cells declare, resolved
public record EngineSettings(Path folder, List<Path> libraries, Map<String, String> environment, SessionJars jars) {
    public EngineSettings {
        libraries = List.copyOf(libraries);
        environment = Map.copyOf(environment);
    }
}
