package dev.slipway.kernel.engine;

import dev.slipway.kernel.deps.LibrarySources;
import dev.slipway.kernel.deps.LibrarySources.Answer;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import jdk.jshell.SourceCodeAnalysis.Documentation;

/// The documentation of names that are not the notebook's own: comments in the sources of the JDK, the API and
/// libraries, or the pages that were made of them. One thread at a time.
///
/// @param loader finds what cells see
/// @param sources gets the sources of libraries
record LibraryDocumentation(SnippetShell shell, ClassLoader loader, LibrarySources sources) {
    private static final String COMING = "The sources of its library are being fetched: ask again in a moment.";
    private static final String NO_JDK_SOURCES = "No documentation: the JDK that runs here has no lib/src.zip.";
    private static final Pattern OWNER = Pattern.compile("\\b([A-Z]\\w*)(?:<[^(]*>)?(?:\\.[\\w.<>]+)?\\(");
    private static final Pattern TYPE = Pattern.compile("((?:[a-z_]\\w*\\.)+[A-Z]\\w*)");
    private static final int MOST_TYPES = 8;

    /// Returns what JShell knows of the name at the end of `expression`.
    List<Documentation> ask(String expression) {
        return shell.analysis().documentation(expression, expression.length(), true);
    }

    /// Returns the documentation of `found`, which JShell knows of `expression`, as Markdown; empty if there is none.
    /// What it takes to have some the next time is begun, not waited for.
    String of(String expression, List<Documentation> found) {
        var text = text(found);
        if (!text.isEmpty()) {
            return text;
        }
        boolean isNew = false;
        boolean isOfJdk = false;
        var types = types(found);
        // a member whose type is not found: JShell's index of all names is still being made
        boolean isComing = types.isEmpty() && found.stream().anyMatch(each -> isMember(each.signature()));
        for (var type : types) {
            var jar = jar(type);
            if (jar.isEmpty()) {
                isOfJdk = type.getClassLoader() == null;
                continue;
            }
            switch (sources.of(jar.get())) {
                case Answer.There(var file) -> isNew |= shell.addSources(file);
                case Answer.Pages(var file) -> {
                    var page = JavadocPages.of(file, type, found);
                    if (!page.isEmpty()) {
                        return page;
                    }
                }
                case Answer.Coming _ -> isComing = true;
                case Answer.Missing _ -> {}
            }
        }
        var now = isNew ? text(ask(expression)) : "";
        return !now.isEmpty() ? now : isComing ? COMING : isOfJdk && !hasJdkSources() ? NO_JDK_SOURCES : "";
    }

    private static boolean hasJdkSources() {
        return Files.isReadable(Path.of(System.getProperty("java.home"), "lib", "src.zip"));
    }

    private static String text(List<Documentation> found) {
        return found.stream()
                .map(Documentation::javadoc)
                .filter(text -> text != null && !text.isBlank())
                .findFirst()
                .map(JavadocText::of)
                .orElse("");
    }

    /// Returns the types that `found` may be of: JShell names that of a member without its package.
    private List<Class<?>> types(List<Documentation> found) {
        return found.stream()
                .map(Documentation::signature)
                .flatMap(signature -> names(signature).stream())
                .distinct()
                .limit(MOST_TYPES)
                .flatMap(name -> type(name).stream())
                .<Class<?>>map(type -> type)
                .toList();
    }

    private boolean isMember(String signature) {
        var owner = OWNER.matcher(signature);
        return owner.find()
                && !shell.analysis()
                        .listQualifiedNames(owner.group(1), owner.group(1).length())
                        .isUpToDate();
    }

    private List<String> names(String signature) {
        var owner = OWNER.matcher(signature);
        if (owner.find()) {
            var name = owner.group(1);
            return shell.analysis().listQualifiedNames(name, name.length()).getNames();
        }
        var type = TYPE.matcher(signature);
        return type.find() ? List.of(type.group(1)) : List.of();
    }

    private Optional<Class<?>> type(String name) {
        try {
            return Optional.of(Class.forName(name, false, loader));
        } catch (ClassNotFoundException | LinkageError e) {
            return Optional.empty();
        }
    }

    private static Optional<Path> jar(Class<?> type) {
        var source = type.getProtectionDomain().getCodeSource();
        if (source == null || source.getLocation() == null) {
            return Optional.empty();
        }
        try {
            URI place = source.getLocation().toURI();
            return Optional.of(Path.of(place)).filter(Files::isRegularFile);
        } catch (URISyntaxException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
