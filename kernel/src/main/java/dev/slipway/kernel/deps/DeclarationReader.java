package dev.slipway.kernel.deps;

import dev.slipway.kernel.dialect.Magic;
import dev.slipway.kernel.dialect.MagicKind;
import dev.slipway.kernel.directive.SourceCell;
import dev.slipway.kernel.problem.Place;
import dev.slipway.kernel.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Reads declarations from magics, in whichever dialect they are written. One use, one thread.
final class DeclarationReader {
    private static final String BAD = "bad-dependency";
    /// Not the slashes of an address.
    private static final Pattern COMMENT = Pattern.compile("(?m)(?:^|\\s)//.*$");

    private final List<Declaration> all = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private final TextConstants constants;

    /// @param constants the values of variables that stand in what is declared
    DeclarationReader(TextConstants constants) {
        this.constants = constants;
    }

    Declarations read() {
        return new Declarations(all, problems);
    }

    void read(SourceCell cell, Magic written) {
        if (MagicKind.of(written.name()) != MagicKind.DEPENDENCY) {
            return;
        }
        var magic = filled(written);
        var place = Place.onLine(
                cell.id(),
                cell.index(),
                written.line(),
                written.column(),
                written.name().length()
                        + (written.arguments().isEmpty()
                                ? 0
                                : 1 + written.arguments().length()));
        switch (magic.word().toLowerCase(Locale.ROOT)) {
            case "deps" -> dependencies(words(magic.arguments()), Coordinates::ofJBang, place);
            case "adddependency" -> dependencies(List.of(magic.arguments()), DeclarationReader::either, place);
            case "maven", "addmavendependency", "addmavendependencies", "dependencies" ->
                dependencies(options(lines(magic)), DeclarationReader::either, place);
            case "dependency" -> subcommand(magic, place);
            case "repos", "mavenrepo", "addmavenrepo", "addmavenrepository", "repository" ->
                repositories(lines(magic), place);
            case "loadfrompom", "pom" -> pom(magic, place);
            case "jars", "addjars" -> jars(lines(magic), place);
            case "classpath", "addtoclasspath" -> classPath(lines(magic), place);
            case "java" -> java(magic.arguments(), place);
            case "java_options", "runtime_options" -> javaOptions(magic.words(), place);
            default -> throw new AssertionError("no declaration: " + magic);
        }
    }

    /// Puts the values of variables where other kernels do, and leaves comments out; a POM has properties of its own.
    private Magic filled(Magic magic) {
        return magic.word().toLowerCase(Locale.ROOT).matches("loadfrompom|pom")
                ? magic
                : new Magic(
                        magic.name(),
                        constants.fill(COMMENT.matcher(magic.arguments()).replaceAll("")),
                        constants.fill(COMMENT.matcher(magic.body()).replaceAll("")),
                        magic.line(),
                        magic.column());
    }

    private static List<String> words(String text) {
        return Stream.of(text.split("[\\s,]+")).filter(word -> !word.isEmpty()).toList();
    }

    private static List<String> lines(Magic magic) {
        return words(magic.arguments() + "\n" + magic.body());
    }

    /// Leaves out the options of other kernels, `--from` and the like, with their values.
    private static List<String> options(List<String> words) {
        var rest = new ArrayList<String>();
        for (int i = 0; i < words.size(); i++) {
            if (words.get(i).equals("--from") || words.get(i).equals("-f")) {
                i++;
            } else if (!words.get(i).startsWith("--")) {
                rest.add(words.get(i));
            }
        }
        return rest;
    }

    private static Optional<Coordinates> either(String text) {
        return text.contains("@") || text.split(":", -1).length < 4
                ? Coordinates.ofJBang(text)
                : Coordinates.ofMaven(text);
    }

    private void dependencies(List<String> words, Function<String, Optional<Coordinates>> form, Place place) {
        if (words.isEmpty()) {
            wrong(place, "names no dependency", "Write group:artifact:version after it.");
        }
        int first = all.size();
        for (var word : words) {
            if (isTemplate(word)) {
                wrong(
                        place,
                        "takes " + word + " from a variable that no cell above gives a literal",
                        "Write it out, group:artifact:version, or declare String version = \"1.0\"; above.");
                continue;
            }
            if (word.startsWith("!") && all.size() > first) {
                exclude(word.substring(1), place);
                continue;
            }
            var coordinates = form.apply(word);
            if (coordinates.isEmpty()) {
                wrong(
                        place,
                        "says " + word + ", which names no artifact",
                        "Write group:artifact:version, for example //DEPS org.apache.commons:commons-csv:1.14.0.");
            } else if (coordinates.get().type().equals("pom") && word.contains("@")) {
                all.add(new Declaration.Bom(coordinates.get(), place));
            } else {
                all.add(new Declaration.Dependency(coordinates.get(), List.of(), place));
            }
        }
    }

    private void exclude(String what, Place place) {
        var pattern = what.contains(":") ? what : what + ":*";
        if (all.getLast() instanceof Declaration.Dependency dependency) {
            var exclusions = new ArrayList<>(dependency.exclusions());
            exclusions.add(pattern);
            all.set(all.size() - 1, new Declaration.Dependency(dependency.coordinates(), exclusions, place));
        }
    }

    /// `%dependency /add g:a:v`, `/add-repo id url`; `/resolve` and the lists need nothing done.
    private void subcommand(Magic magic, Place place) {
        var words = magic.words();
        var rest = words.isEmpty() ? words : words.subList(1, words.size());
        switch (words.isEmpty() ? "" : words.getFirst()) {
            case "/add" ->
                dependencies(
                        rest.stream().filter(word -> !word.startsWith("--")).toList(),
                        DeclarationReader::either,
                        place);
            case "/add-repo" -> repositories(rest.subList(0, Math.min(2, rest.size())), place);
            case "/resolve", "/list", "/list-repos", "/list-dependencies", "/list-artifacts" -> {}
            default ->
                wrong(
                        place,
                        words.isEmpty() ? "does nothing" : "says " + magic.arguments() + ", which is not known here",
                        "Known are /add, /add-repo and /resolve; or write //DEPS group:artifact:version.");
        }
    }

    /// Tells whether a variable of the session stands in `word`, as some kernels put it there: `\{version}`.
    private static boolean isTemplate(String word) {
        return word.contains("\\{") || word.contains("${");
    }

    private void repositories(List<String> words, Place place) {
        if (words.isEmpty()) {
            wrong(
                    place,
                    "names no repository",
                    "Write //REPOS name=https://…; known by name are " + Repositories.NAMES + ".");
        }
        if (words.stream().anyMatch(DeclarationReader::isTemplate)) {
            // Maven's local repository is asked anyway
            if (!words.getFirst().equals("local")) {
                wrong(place, "takes a repository's address from a variable", "Write //REPOS name=https://….");
            }
            return;
        }
        for (int i = 0; i < words.size(); i++) {
            var word = words.get(i);
            int equals = word.indexOf('=');
            boolean isPair = equals < 0
                    && !word.contains("://")
                    && i + 1 < words.size()
                    && words.get(i + 1).contains("://");
            if (isPair) {
                repository(word, words.get(++i), place);
            } else if (equals > 0 && word.indexOf("://") > equals) {
                repository(word.substring(0, equals), word.substring(equals + 1), place);
            } else if (word.contains("://")) {
                repository(word.replaceAll("[^A-Za-z0-9.]+", "-"), word, place);
            } else if (!Repositories.url(word).isEmpty()) {
                repository(word.toLowerCase(Locale.ROOT), Repositories.url(word), place);
            } else {
                wrong(
                        place,
                        "names a repository " + word + " without an address",
                        "Write //REPOS " + word + "=https://…; known by name are " + Repositories.NAMES + ".");
            }
        }
    }

    private void repository(String id, String url, Place place) {
        if (!Repositories.isCentral(url)) {
            all.add(new Declaration.Repository(id, url.replaceAll("/+$", ""), place));
        }
    }

    private void pom(Magic magic, Place place) {
        if (!magic.body().isBlank()) {
            all.add(new Declaration.Pom(magic.body(), place));
        } else if (!magic.words().isEmpty()) {
            all.add(new Declaration.PomFile(magic.words().getFirst(), place));
        } else {
            wrong(place, "has neither a file nor a body", "Write the dependencies below it as in a pom.xml.");
        }
    }

    /// `%classpath add mvn g a v`, `add jar FILE`, or files.
    private void classPath(List<String> words, Place place) {
        if (!words.isEmpty() && words.getFirst().equals("add")) {
            var kind = words.size() > 1 ? words.get(1) : "";
            var rest = words.subList(Math.min(2, words.size()), words.size());
            if (kind.equals("mvn") && rest.size() == 3) {
                dependencies(List.of(String.join(":", rest)), DeclarationReader::either, place);
            } else if (kind.equals("mvn")) {
                dependencies(rest, DeclarationReader::either, place);
            } else {
                rest.forEach(glob -> all.add(new Declaration.LocalJars(glob, place)));
            }
        } else if (!words.isEmpty() && words.getFirst().equals("config")) {
            repositories(words.stream().filter(word -> word.contains("://")).toList(), place);
        } else {
            jars(words, place);
        }
    }

    private void jars(List<String> globs, Place place) {
        if (globs.isEmpty()) {
            wrong(place, "names no file", "Write %jars lib/*.jar, or %classpath build/classes.");
        }
        globs.forEach(glob -> all.add(new Declaration.LocalJars(glob, place)));
    }

    private void java(String version, Place place) {
        if (!version.matches("\\d{1,4}\\+?")) {
            wrong(
                    place,
                    "names no JDK" + (version.isEmpty() ? "" : ": " + version),
                    "Write //JAVA 25, or //JAVA 21+ for that or a newer one.");
            return;
        }
        all.add(new Declaration.JavaVersion(version, place));
        int wanted = Integer.parseInt(version.replace("+", ""));
        int here = Runtime.version().feature();
        if (wanted > here) {
            problems.add(Problem.error(
                    "java-version",
                    "The notebook needs JDK " + version + " (" + place.words() + "); JDK " + here + " runs it.",
                    "Start Slipway with a JDK " + wanted + ", or lower the number if an older one will do.",
                    place));
        } else if (wanted < here && !version.endsWith("+")) {
            problems.add(Problem.info(
                    "java-version",
                    "The notebook asks for JDK " + version + " (" + place.words() + "); JDK " + here + " runs it.",
                    "Write //JAVA " + version + "+ if a newer one will do.",
                    place));
        }
    }

    private void javaOptions(List<String> options, Place place) {
        if (options.isEmpty()) {
            wrong(place, "names no option", "Write an option of the JVM after it, for example -Xmx8g.");
        }
        for (var option : options) {
            if (!JavaOptionList.allows(option)) {
                problems.add(Problem.error(
                        "java-option",
                        "A notebook may not ask for the JVM option " + option + " (" + place.words() + ").",
                        "Allowed are heap and stack sizes, the collector, assertions, -D, --add-opens, --add-exports"
                                + " and --add-modules, each with its value after =.",
                        place));
            }
        }
        all.add(new Declaration.JavaOptions(
                options.stream().filter(JavaOptionList::allows).toList(), place));
    }

    private void wrong(Place place, String words, String hint) {
        problems.add(Problem.error(BAD, "The line in " + place.words() + " " + words + ".", hint, place));
    }
}
