package dev.slipway.kernel.deps.maven;

import dev.slipway.kernel.deps.Declaration;
import dev.slipway.kernel.deps.Resolver;
import dev.slipway.kernel.deps.Resolver.Network;
import dev.slipway.kernel.deps.Resolver.Way;
import eu.maveniverse.maven.mima.context.Context;
import eu.maveniverse.maven.mima.context.ContextOverrides;
import eu.maveniverse.maven.mima.runtime.standalonestatic.StandaloneStaticRuntime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.eclipse.aether.DefaultRepositorySystemSession;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.util.graph.transformer.ConflictResolver;
import org.eclipse.aether.util.repository.SimpleResolutionErrorPolicy;

/// Maven, started. Thread-safe; kept as long as the process.
final class Maven {
    private static final int CONNECT_MILLIS = 10_000;
    private static final int ANSWER_MILLIS = 60_000;

    private final Context context;

    private Maven(Context context) {
        this.context = context;
    }

    /// @param home a `maven-settings.xml` there is used in place of the person's own
    /// @throws IOException if the settings cannot be read, saying which and why
    static Maven start(Path home) throws IOException {
        var overrides = ContextOverrides.create().withUserSettings(true);
        var own = home.resolve("maven-settings.xml");
        if (Files.isRegularFile(own)) {
            overrides.withUserSettingsXmlOverride(own);
        }
        try {
            return new Maven(new StandaloneStaticRuntime().create(overrides.build()));
        } catch (IllegalStateException e) {
            var which = Files.isRegularFile(own) ? "The settings of Maven in " + own : "Maven's settings.xml";
            throw new IOException(which + " cannot be read: " + reason(e), e);
        }
    }

    /// Returns the first line that says more than that something is wrong.
    private static String reason(Throwable e) {
        var deepest = e;
        while (deepest.getCause() != null) {
            deepest = deepest.getCause();
        }
        var words = String.valueOf(deepest.getMessage());
        return words.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.matches("\\d+ problems? w(?:as|ere) encountered.*"))
                .findFirst()
                .orElse(deepest.getClass().getSimpleName())
                .replaceFirst("\\.$", "");
    }

    /// One use of Maven.
    ///
    /// @param session with the listener of this use
    /// @param usual the repositories that are always asked
    record Session(RepositorySystem system, DefaultRepositorySystemSession session, List<RemoteRepository> usual) {
        /// Returns the repositories to ask: the usual ones, then `declared`, with mirrors, proxies and credentials.
        List<RemoteRepository> repositories(List<Declaration.Repository> declared) {
            var own = declared.stream()
                    .map(one -> new RemoteRepository.Builder(one.id(), "default", one.url()).build())
                    .toList();
            var all = new ArrayList<>(usual);
            for (var repository : system.newResolutionRepositories(session, own)) {
                if (all.stream().noneMatch(known -> known.getUrl().equals(repository.getUrl()))) {
                    all.add(repository);
                }
            }
            return all;
        }

        boolean isOffline() {
            return session.isOffline();
        }
    }

    /// @param isCancelled tells whether downloads are to stop
    Session session(Way way, BooleanSupplier isCancelled) {
        var session = new DefaultRepositorySystemSession(context.repositorySystemSession());
        session.setOffline(
                session.isOffline() || way.network() == Network.FORBIDDEN || Boolean.getBoolean(Resolver.OFFLINE));
        session.setTransferListener(new Downloads(way.progress(), isCancelled));
        // a failure is not remembered: the person mends what was wrong and tries again
        session.setResolutionErrorPolicy(new SimpleResolutionErrorPolicy(false, false));
        session.setConfigProperty(ConflictResolver.CONFIG_PROP_VERBOSE, ConflictResolver.Verbosity.STANDARD);
        session.setConfigProperty("aether.connector.connectTimeout", CONNECT_MILLIS);
        session.setConfigProperty("aether.connector.requestTimeout", ANSWER_MILLIS);
        return new Session(context.repositorySystem(), session, context.remoteRepositories());
    }
}
