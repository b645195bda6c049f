package dev.slipway.kernel.deps.maven;

import dev.slipway.kernel.problem.Place;
import dev.slipway.kernel.problem.Problem;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.aether.collection.DependencyCollectionException;
import org.eclipse.aether.collection.UnsolvableVersionConflictException;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.resolution.ArtifactDescriptorException;
import org.eclipse.aether.resolution.ArtifactResult;
import org.eclipse.aether.transfer.ArtifactNotFoundException;
import org.eclipse.aether.transfer.ChecksumFailureException;
import org.eclipse.aether.transfer.MetadataNotFoundException;
import org.eclipse.aether.transfer.NoRepositoryConnectorException;
import org.eclipse.aether.transfer.NoRepositoryLayoutException;
import org.eclipse.aether.transfer.RepositoryOfflineException;
import org.jspecify.annotations.Nullable;

/// Says why a resolution failed: the artifact, who was asked, and the likely reason. Immutable.
///
/// @param repositories those that were asked
record Faults(List<RemoteRepository> repositories, boolean isOffline) {
    private static final Pattern REFUSED = Pattern.compile("status(?: code)?: (?:401|403|407)");
    private static final Pattern BROKEN = Pattern.compile("Premature end|Connection reset|failed to respond");
    private static final Pattern STATUS = Pattern.compile("status code: (429|5\\d\\d), reason phrase: (.*?) \\(");
    private static final String NOT_FOUND = "dependency-not-found";
    private static final String FAILED = "dependency-failed";

    Problem missing(ArtifactResult result, Graph graph, @Nullable Place place) {
        var request = result.getRequest();
        var name = Resolving.coordinates(request.getArtifact()).toString();
        var way = graph.way(request);
        return problem(name + (way.isEmpty() ? "" : " (asked for by " + way + ")"), result.getExceptions(), place);
    }

    Problem descriptor(ArtifactDescriptorException e, String name, @Nullable Place place) {
        return problem(name, List.of(e), place);
    }

    Problem collection(DependencyCollectionException e, @Nullable Place place) {
        var conflict = cause(e, UnsolvableVersionConflictException.class);
        if (conflict.isPresent()) {
            var asked = conflict.get().getPaths().stream()
                    .map(path -> path.stream()
                            .filter(node -> node.getArtifact() != null)
                            .map(node ->
                                    Resolving.coordinates(node.getArtifact()).toString())
                            .collect(Collectors.joining(" → ")))
                    .distinct()
                    .collect(Collectors.joining("\n"));
            return Problem.error(
                    "version-conflict",
                    "No version satisfies all that ask for one:\n" + asked,
                    "Declare the version you want with //DEPS, or exclude one with !group:artifact.",
                    place);
        }
        var descriptor = cause(e, ArtifactDescriptorException.class);
        var name = descriptor
                .map(found -> Resolving.coordinates(
                                found.getResult().getRequest().getArtifact())
                        .toString())
                .orElse("A dependency");
        return problem(name, List.of(e), place);
    }

    private Problem problem(String name, List<? extends Throwable> causes, @Nullable Place place) {
        var asked = isOffline ? "nothing was asked, because the network is forbidden" : "asked " + names();
        var reason = reason(causes);
        return Problem.error(
                reason.code(), name + " cannot be had: " + reason.words() + "; " + asked + ".", reason.hint(), place);
    }

    private String names() {
        return repositories.stream()
                .map(repository -> repository.getId() + " (" + withoutCredentials(repository.getUrl()) + ")")
                .collect(Collectors.joining(", "));
    }

    /// Returns an address without the name and the password it may hold.
    static String withoutCredentials(String url) {
        return url.replaceFirst("//[^/@]*@", "//");
    }

    /// Why something cannot be had.
    private record Reason(String code, String words, String hint) {}

    private Reason reason(List<? extends Throwable> causes) {
        if (isOffline || any(causes, RepositoryOfflineException.class).isPresent()) {
            return new Reason(
                    "dependency-offline",
                    "it is not in the local cache",
                    "Run it once with the network, without --offline.");
        }
        var unknown = any(causes, UnknownHostException.class);
        if (unknown.isPresent()) {
            return new Reason(
                    FAILED,
                    "the host " + unknown.get().getMessage() + " is not known",
                    "Is the network there? Is the repository's address right, or a proxy missing in settings.xml?");
        }
        if (any(causes, ConnectException.class).isPresent()
                || any(causes, SocketTimeoutException.class).isPresent()) {
            return new Reason(
                    FAILED,
                    "the repository does not answer",
                    "Is the network there? Is a proxy missing in settings.xml? Try again later.");
        }
        if (any(causes, ChecksumFailureException.class).isPresent()) {
            return new Reason(
                    FAILED,
                    "what came does not match its checksum",
                    "Try again; if it stays so, the repository is damaged.");
        }
        var text = causes.stream().map(Faults::chain).collect(Collectors.joining(" "));
        if (REFUSED.matcher(text).find()) {
            return new Reason(
                    FAILED,
                    "the repository asks for credentials, or refuses those it got",
                    "Give them in settings.xml: a <server> whose id is the repository's.");
        }
        return rest(causes, text);
    }

    private Reason rest(List<? extends Throwable> causes, String text) {
        boolean isMissing = any(causes, ArtifactNotFoundException.class).isPresent()
                || any(causes, MetadataNotFoundException.class).isPresent();
        if (isMissing && (causes.size() == 1 || !text.contains("Could not transfer"))) {
            return new Reason(
                    NOT_FOUND,
                    "no repository has it",
                    "Check group, artifact and version; name its repository with //REPOS if it is another one.");
        }
        if (any(causes, NoRepositoryLayoutException.class).isPresent()
                || any(causes, NoRepositoryConnectorException.class).isPresent()) {
            return new Reason(FAILED, "the repository's address is of no known kind", "Write https://… or file://….");
        }
        return answered(text).orElseGet(() -> other(causes, text));
    }

    /// Returns what it is if the repository answers, but not with what it was asked for.
    private static Optional<Reason> answered(String text) {
        var status = STATUS.matcher(text);
        if (status.find()) {
            boolean isBusy = status.group(1).equals("429");
            return Optional.of(new Reason(
                    FAILED,
                    (isBusy ? "the repository wants fewer requests" : "the repository has an error of its own") + " ("
                            + status.group(1) + " " + status.group(2) + ")",
                    "Try again later."));
        }
        return BROKEN.matcher(text).find()
                ? Optional.of(new Reason(FAILED, "the connection broke off", "Try again."))
                : Optional.empty();
    }

    private static Reason other(List<? extends Throwable> causes, String text) {
        var last = causes.isEmpty()
                ? ""
                : Objects.requireNonNullElse(root(causes.getFirst()).getMessage(), "");
        return new Reason(
                text.contains("Could not find") ? NOT_FOUND : FAILED,
                last.isEmpty()
                        ? "Maven does not say why"
                        : withoutCredentials(last.strip().replaceAll("\\.$", "")),
                "Check the dependency and its repositories.");
    }

    private static <T extends Throwable> Optional<T> any(List<? extends Throwable> causes, Class<T> type) {
        return causes.stream().flatMap(cause -> cause(cause, type).stream()).findFirst();
    }

    private static <T extends Throwable> Optional<T> cause(Throwable thrown, Class<T> type) {
        return causes(thrown).stream().filter(type::isInstance).map(type::cast).findFirst();
    }

    private static String chain(Throwable thrown) {
        return causes(thrown).stream().map(String::valueOf).collect(Collectors.joining(" "));
    }

    private static Throwable root(Throwable thrown) {
        return causes(thrown).getLast();
    }

    private static List<Throwable> causes(Throwable thrown) {
        var all = new ArrayList<Throwable>();
        for (Throwable at = thrown; at != null && !all.contains(at); at = at.getCause()) {
            all.add(at);
        }
        return all;
    }
}
