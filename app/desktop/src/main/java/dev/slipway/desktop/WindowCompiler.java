package dev.slipway.desktop;

import dev.slipway.api.Notebook;
import dev.slipway.api.document.Document;
import dev.slipway.engine.flow.Compiled;
import dev.slipway.engine.flow.FlowCompiler;
import dev.slipway.engine.flow.KeepingFlowCompiler;
import dev.slipway.engine.flow.NotebookFlowCompiler;
import dev.slipway.engine.flow.Plan;
import dev.slipway.engine.flow.json.PlanJson;
import dev.slipway.kernel.analysis.CompilerAnalysis;
import dev.slipway.kernel.deps.NotebookJars;
import dev.slipway.kernel.deps.Resolver.Network;
import dev.slipway.kernel.deps.maven.MavenResolver;
import dev.slipway.kernel.installation.Home;
import dev.slipway.kernel.installation.Installation;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The window's flow compiler, made when it is needed first: starting it takes about a second. What was compiled is
/// kept, for commands too. Thread-safe.
final class WindowCompiler implements FlowCompiler {
    private final Installation installation;
    private final FlowCompiler keeping;
    private @Nullable FlowCompiler made;

    WindowCompiler(Installation installation) {
        this.installation = installation;
        var code = new ArrayList<Path>(installation.libraries());
        for (var path : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            code.add(Path.of(path));
        }
        keeping = new KeepingFlowCompiler(
                new Lazy(), Home.here().resolve("cache").resolve("flows"), new PlanJson(), code);
    }

    @Override
    public Compiled compile(Path notebook, Document document) throws IOException {
        return keeping.compile(notebook, document);
    }

    /// Starts the compiler with the first notebook that is not kept.
    private final class Lazy implements FlowCompiler {
        @Override
        public Compiled compile(Path notebook, Document document) throws IOException {
            return real().compile(notebook, document);
        }

        @Override
        public Map<String, @Nullable Object> parameters(Plan plan, Map<String, String> given)
                throws BadParameterException {
            return real().parameters(plan, given);
        }
    }

    @Override
    public Map<String, @Nullable Object> parameters(Plan plan, Map<String, String> given) throws BadParameterException {
        return real().parameters(plan, given);
    }

    private synchronized FlowCompiler real() {
        var compiler = made;
        if (compiler == null) {
            compiler = new NotebookFlowCompiler(
                    CompilerAnalysis.create(classPath()),
                    new NotebookJars(
                            MavenResolver.create(Home.here(), installation.libraries()), Network.ALLOWED, _ -> {}));
            made = compiler;
        }
        return compiler;
    }

    private List<Path> classPath() {
        var path = new ArrayList<>(installation.libraries());
        try {
            var api = Path.of(Notebook.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            if (!path.contains(api)) {
                path.addFirst(api);
            }
        } catch (URISyntaxException e) {
            throw new IllegalStateException("no place for the API", e);
        }
        return path;
    }
}
