package dev.slipway.kernel.engine;

import dev.slipway.kernel.connection.Drivers;
import dev.slipway.kernel.connection.WorkspaceDatabases;
import dev.slipway.kernel.deps.SessionJars;
import dev.slipway.kernel.installation.Installation;
import dev.slipway.kernel.past.PastProcess;
import dev.slipway.kernel.secret.Secrets;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// What a live engine needs to know. Immutable.
///
/// @param folder the notebook's folder, against which `dataset` resolves: the kernel's working folder
/// @param libraries what cells see beside the JDK and the API: `Installation.libraries()`; copied
/// @param jars what the cells declare, resolved
/// @param past reads the workspace's history
/// @param secrets what `secret` reads
/// @param databases the workspace's connections
public record EngineSettings(
        Path folder,
        List<Path> libraries,
        SessionJars jars,
        PastProcess past,
        Secrets secrets,
        WorkspaceDatabases databases) {
    public EngineSettings {
        libraries = List.copyOf(libraries);
    }

    /// Settings with the history of `folder` as this program's installation reads it, and the secrets that
    /// `environment` or the system's keyring has.
    public static EngineSettings of(
            Path folder, List<Path> libraries, Map<String, String> environment, SessionJars jars) throws IOException {
        var past = new PastProcess(Path.of(System.getProperty("java.home")), Installation.history(), folder);
        var secrets = Secrets.of(environment);
        var drivers = new Drivers(jars.resolver(), folder, line -> System.err.println(line));
        var databases = new WorkspaceDatabases(folder, secrets, drivers);
        return new EngineSettings(folder, libraries, jars, past, secrets, databases);
    }
}
