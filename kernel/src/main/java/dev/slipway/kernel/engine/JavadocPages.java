package dev.slipway.kernel.engine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jdk.jshell.SourceCodeAnalysis.Documentation;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;

/// The pages that `javadoc` made of a library's sources, in a jar, for types, methods and constructors: those of Java 7
/// (`<a name="join(int, java.lang.String)">`), 8 (`<a name="join-int-java.lang.String-">`), 9 to 14
/// (`<a id="join(int,java.lang.String)">`) and later (`<section id=…>`).
final class JavadocPages {
    private static final Pattern CALL = Pattern.compile("(?s)(\\w+)(?:<[^(]*>)?\\((.*)\\)[^)]*$");
    private static final Pattern DASHED = Pattern.compile("(\\w+)-(.*)-");
    private static final Pattern TYPE_ARGUMENTS = Pattern.compile("<[^<>]*>");
    private static final String CONSTRUCTOR = "<init>";

    /// @param types simple names of its parameters' types
    private record Member(String name, List<String> types) {
        Member {
            types = List.copyOf(types);
        }
    }

    private JavadocPages() {}

    /// Returns what the pages in `jar` say of the first of `found` that is `type` or one of its members, as Markdown;
    /// empty if they say nothing or cannot be read.
    static String of(Path jar, Class<?> type, List<Documentation> found) {
        var page = page(jar, type);
        return page.isEmpty()
                ? ""
                : found.stream()
                        .map(each -> text(page.get(), type, each.signature()))
                        .filter(text -> !text.isEmpty())
                        .findFirst()
                        .orElse("");
    }

    private static Optional<Element> page(Path jar, Class<?> type) {
        var name = Optional.ofNullable(type.getCanonicalName()).orElse(type.getName());
        var inside = type.getPackageName();
        var path =
                inside.replace('.', '/') + "/" + name.substring(inside.isEmpty() ? 0 : inside.length() + 1) + ".html";
        try (var file = new JarFile(jar.toFile())) {
            var module = Optional.ofNullable(file.getEntry("element-list")).isPresent()
                    ? file.stream()
                            .filter(entry -> entry.getName().endsWith("/" + path))
                            .findFirst()
                    : Optional.<JarEntry>empty();
            var entry = Optional.ofNullable(file.getJarEntry(path)).or(() -> module);
            if (entry.isEmpty()) {
                return Optional.empty();
            }
            try (var in = file.getInputStream(entry.get())) {
                return Optional.of(
                        Jsoup.parse(in, StandardCharsets.UTF_8.name(), "").body());
            }
        } catch (IOException e) {
            return Optional.empty(); // a help that cannot be read is none
        }
    }

    private static String text(Element page, Class<?> type, String signature) {
        var call = CALL.matcher(signature);
        if (!call.find()) {
            return signature.contains(type.getSimpleName()) ? described(ofType(page)) : "";
        }
        boolean isConstructor = call.group(1).equals(type.getSimpleName());
        var wanted = new Member(isConstructor ? CONSTRUCTOR : call.group(1), parameters(call.group(2)));
        return page.select("section[id], a[id], a[name]").stream()
                .filter(place -> wanted.equals(member(place, type)))
                .map(place -> place.is("section") ? place : place.nextElementSibling())
                .map(JavadocPages::described)
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
    }

    private static @Nullable Element ofType(Element page) {
        var section = page.selectFirst("section.class-description");
        return section == null ? page.selectFirst("div.description") : section;
    }

    /// Returns the member that is described at `place`; a constructor is called `<init>`, whatever the page calls it.
    private static Member member(Element place, Class<?> type) {
        var id = place.id().isEmpty() ? place.attr("name") : place.id();
        int open = id.indexOf('(');
        var dashed = DASHED.matcher(id);
        var name = open >= 0 ? id.substring(0, open) : dashed.matches() ? dashed.group(1) : id;
        var types = open >= 0
                ? split(id.substring(open + 1, Math.max(open + 1, id.lastIndexOf(')'))), ",")
                : dashed.matches() ? split(dashed.group(2).replace(":A", "[]"), "-") : List.<String>of();
        return new Member(
                name.equals(type.getSimpleName()) ? CONSTRUCTOR : name,
                types.stream().map(JavadocPages::simple).toList());
    }

    /// Returns the types of parameters as JShell writes them: `Map<K, V> map, int... rest`.
    private static List<String> parameters(String text) {
        var plain = text;
        for (var last = ""; !last.equals(plain); ) {
            last = plain;
            plain = TYPE_ARGUMENTS.matcher(last).replaceAll("");
        }
        return split(plain, ",").stream()
                .map(each -> each.contains(" ") ? each.substring(0, each.lastIndexOf(' ')) : each)
                .map(JavadocPages::simple)
                .toList();
    }

    private static List<String> split(String text, String at) {
        return Stream.of(text.split(Pattern.quote(at), -1))
                .map(String::strip)
                .filter(each -> !each.isEmpty())
                .toList();
    }

    private static String simple(String type) {
        var array = type.replace("...", "[]").strip();
        return array.substring(array.lastIndexOf('.') + 1);
    }

    /// Returns the description in `place` and the notes below it.
    private static String described(@Nullable Element place) {
        var block = place == null ? null : place.selectFirst("div.block");
        if (block == null) {
            return "";
        }
        var notes = block.nextElementSiblings().stream()
                .filter(below -> below.is("dl"))
                .flatMap(list -> list.select("> dd").stream())
                .map(note -> "@" + label(note) + " " + html(note))
                .filter(note -> !note.startsWith("@see"))
                .collect(Collectors.joining("\n"));
        return JavadocText.of(html(block) + "\n\n" + notes);
    }

    /// Returns the tag that made `note`: what the page says instead of it stands before the notes that share it.
    private static String label(Element note) {
        var head = note;
        while (head != null && !head.is("dt")) {
            head = head.previousElementSibling();
        }
        var words = head == null ? "" : head.text().replace(":", "").strip();
        return switch (words) {
            case "Parameters", "Type Parameters" -> "param";
            case "Returns" -> "return";
            case "Throws" -> "throws";
            case "See Also" -> "see";
            default -> words.toLowerCase(Locale.ROOT).replaceAll("\\W+", "_");
        };
    }

    private static String html(Element element) {
        var copy = element.clone();
        copy.select("pre code").unwrap();
        copy.select("code").forEach(code -> code.replaceWith(new TextNode("`" + code.text() + "`")));
        return copy.html().replace("&nbsp;", " ");
    }
}
