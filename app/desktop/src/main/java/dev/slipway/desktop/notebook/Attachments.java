package dev.slipway.desktop.notebook;

import dev.slipway.api.document.Cell;
import dev.slipway.kernel.file.json.Json;
import dev.slipway.kernel.file.json.JsonParser;
import dev.slipway.kernel.file.json.JsonSyntaxException;
import dev.slipway.kernel.file.json.JsonWriter;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Pictures that are stored in a Markdown cell. Immutable.
///
/// @param files by name, each as the JSON object text of its forms, in their order
record Attachments(Map<String, String> files) {
    private static final Pattern REFERENCE = Pattern.compile("attachment:([^)\\s\"'<>\\]]+)");

    Attachments {
        files = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(files));
    }

    /// Returns those of a cell; none where they cannot be read.
    ///
    /// @param json JSON object text, null if the cell has none
    static Attachments of(@Nullable String json) {
        var files = new LinkedHashMap<String, String>();
        if (json != null) {
            try {
                if (JsonParser.parse(json) instanceof Json.Members all) {
                    all.all()
                            .forEach(file -> files.put(file.name(), file.value().raw(json)));
                }
            } catch (JsonSyntaxException broken) {
                files.clear();
            }
        }
        return new Attachments(files);
    }

    /// Returns the attachment `name` as a `data:` address; empty if there is none.
    ///
    /// @param name as Markdown has it, possibly with `%20` for a space
    Optional<String> address(String name) {
        var forms = files.get(name);
        if (forms == null) {
            forms = files.get(decoded(name));
        }
        if (forms == null) {
            return Optional.empty();
        }
        try {
            return JsonParser.parse(forms) instanceof Json.Members found
                    ? found.all().stream()
                            .filter(form -> form.name().startsWith("image/") && form.value() instanceof Json.Text)
                            .map(form -> "data:" + form.name() + ";base64,"
                                    + ((Json.Text) form.value()).value().replaceAll("\\s", ""))
                            .findFirst()
                    : Optional.empty();
        } catch (JsonSyntaxException broken) {
            return Optional.empty();
        }
    }

    private static String decoded(String name) {
        try {
            return URLDecoder.decode(name.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return name;
        }
    }

    /// Returns them as JSON object text, null if there are none.
    @Nullable
    String json() {
        if (files.isEmpty()) {
            return null;
        }
        var members = files.entrySet().stream()
                .map(file -> JsonWriter.member(file.getKey(), file.getValue()))
                .toList();
        return "{" + String.join(", ", members) + "}";
    }

    /// Returns the two halves of `cell`, cut at UTF-16 offset `at` as `Edit.Split` does: each has the pictures it
    /// shows, and the first one those that nothing shows.
    static List<Cell> split(Cell cell, int at, Cell second) {
        var all = of(cell.attachments());
        var head = cell.source().substring(0, at).replaceFirst("\\n+$", "");
        var tail = cell.source().substring(at).replaceFirst("^\\n+", "");
        var upper = new LinkedHashMap<String, String>();
        var lower = new LinkedHashMap<String, String>();
        all.files.forEach((name, forms) -> {
            boolean below = shows(tail, name);
            if (below) {
                lower.put(name, forms);
            }
            if (!below || shows(head, name)) {
                upper.put(name, forms);
            }
        });
        return List.of(
                with(cell.withSource(head), new Attachments(upper)),
                with(second.withSource(tail), new Attachments(lower)));
    }

    /// Returns `cells` as one, which has the first one's id, kind and metadata and shows nothing. A picture whose name
    /// another one has already gets another name, and its text says so.
    static Cell joined(List<Cell> cells) {
        var first = cells.getFirst();
        var files = new LinkedHashMap<String, String>(of(first.attachments()).files);
        var source = new StringBuilder(first.source());
        for (var cell : cells.subList(1, cells.size())) {
            var text = cell.source();
            var names = new LinkedHashMap<String, String>();
            for (var file : of(cell.attachments()).files.entrySet()) {
                var name = free(file.getKey(), file.getValue(), files);
                files.put(name, file.getValue());
                names.put(file.getKey(), name);
            }
            source.append('\n').append(renamed(text, names));
        }
        return with(first.withSource(source.toString()).withOutputs(List.of(), null), new Attachments(files));
    }

    /// Returns `cell` with a picture, called `name` or like it, that its text shows at UTF-16 offset `at`.
    static Cell added(Cell cell, String name, byte[] png, int at) {
        var encoded = JsonWriter.quote(Base64.getEncoder().encodeToString(png));
        var forms = "{" + JsonWriter.member("image/png", encoded) + "}";
        var files = new LinkedHashMap<String, String>(of(cell.attachments()).files);
        var free = free(name, forms, files);
        files.put(free, forms);
        var text = new StringBuilder(cell.source()).insert(at, "![" + free + "](attachment:" + free + ")");
        return with(cell.withSource(text.toString()), new Attachments(files));
    }

    private static Cell with(Cell cell, Attachments attachments) {
        return new Cell(
                cell.id(),
                cell.kind(),
                cell.source(),
                cell.outputs(),
                cell.executionCount(),
                cell.metadata(),
                attachments.json());
    }

    /// Returns `name`, or `name-2` and so on before its ending if another picture has it.
    private static String free(String name, String forms, Map<String, String> taken) {
        int dot = name.lastIndexOf('.') > 0 ? name.lastIndexOf('.') : name.length();
        var free = name;
        for (int i = 2; taken.containsKey(free) && !forms.equals(taken.get(free)); i++) {
            free = name.substring(0, dot) + "-" + i + name.substring(dot);
        }
        return free;
    }

    private static String renamed(String text, Map<String, String> names) {
        if (names.entrySet().stream().allMatch(name -> name.getKey().equals(name.getValue()))) {
            return text;
        }
        return REFERENCE.matcher(text).replaceAll(found -> {
            var old = names.containsKey(found.group(1)) ? found.group(1) : decoded(found.group(1));
            var name = names.getOrDefault(old, old);
            return Matcher.quoteReplacement(
                    name.equals(old) ? found.group() : "attachment:" + name.replace(" ", "%20"));
        });
    }

    private static boolean shows(String text, String name) {
        return REFERENCE
                .matcher(text)
                .results()
                .anyMatch(found ->
                        found.group(1).equals(name) || decoded(found.group(1)).equals(name));
    }
}
