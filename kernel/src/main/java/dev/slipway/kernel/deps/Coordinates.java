package dev.slipway.kernel.deps;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Names an artifact as Maven does.
///
/// @param group for example `org.apache.commons`
/// @param artifact for example `commons-csv`
/// @param version a version or a range; empty if a BOM is to say it
/// @param type the file's extension, most often `jar`
/// @param classifier empty for the main artifact
public record Coordinates(String group, String artifact, String version, String type, String classifier) {
    private static final String JAR = "jar";
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_.-]+");
    private static final Pattern VERSION = Pattern.compile("[A-Za-z0-9_.+-]*|[\\[(][A-Za-z0-9_.+,\\[\\]() -]+[\\])]");

    /// Reads JBang's form: `group:artifact[:version[:classifier]][@type]`; empty if `text` is not of it.
    public static Optional<Coordinates> ofJBang(String text) {
        int at = text.indexOf('@');
        var type = at < 0 ? JAR : text.substring(at + 1);
        var parts = (at < 0 ? text : text.substring(0, at)).split(":", -1);
        return switch (parts.length) {
            case 2 -> checked(parts[0], parts[1], "", type, "");
            case 3 -> checked(parts[0], parts[1], parts[2], type, "");
            case 4 -> checked(parts[0], parts[1], parts[2], type, parts[3]);
            default -> Optional.empty();
        };
    }

    /// Reads Maven's form: `group:artifact[:type[:classifier]]:version`; empty if `text` is not of it.
    public static Optional<Coordinates> ofMaven(String text) {
        var parts = text.split(":", -1);
        return switch (parts.length) {
            case 3 -> checked(parts[0], parts[1], parts[2], JAR, "");
            case 4 -> checked(parts[0], parts[1], parts[3], parts[2], "");
            case 5 -> checked(parts[0], parts[1], parts[4], parts[2], parts[3]);
            default -> Optional.empty();
        };
    }

    private static Optional<Coordinates> checked(
            String group, String artifact, String version, String type, String classifier) {
        boolean isFine = Stream.of(group, artifact, type)
                        .allMatch(word -> WORD.matcher(word).matches())
                && (classifier.isEmpty() || WORD.matcher(classifier).matches())
                && VERSION.matcher(version).matches();
        return isFine ? Optional.of(new Coordinates(group, artifact, version, type, classifier)) : Optional.empty();
    }

    /// Returns what names the same artifact whatever its version.
    public List<String> key() {
        return List.of(group, artifact, type, classifier);
    }

    /// Returns Maven's form, the type only where it is needed: `org.apache.commons:commons-csv:1.14.0`.
    @Override
    public String toString() {
        var middle = classifier.isEmpty() ? (type.equals(JAR) ? "" : ":" + type) : ":" + type + ":" + classifier;
        return group + ":" + artifact + middle + (version.isEmpty() ? "" : ":" + version);
    }
}
