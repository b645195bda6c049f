package dev.slipway.desktop.output;

import dev.slipway.api.output.MimeBundle;
import dev.slipway.desktop.words.Words;
import dev.slipway.kernel.file.json.Json;
import dev.slipway.kernel.file.json.JsonParser;
import dev.slipway.kernel.file.json.JsonSyntaxException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/// A value that can be unfolded into its parts, or one that cannot. Immutable; parts are made when they are asked for.
///
/// @param label what it is called within the whole, empty for the whole itself
/// @param text what it says, or what kind of whole it is
/// @param kind how it looks
/// @param size how many parts it has in all; 0 for one without
/// @param length of a text that is cut, 0 for one that is not. Unit: UTF-16 units
/// @param parts gives the parts that are here, which may be fewer than `size`
record TreePart(String label, String text, Kind kind, int size, int length, Supplier<List<TreePart>> parts) {
    private static final int LARGEST = 4 << 20;
    private static final int PREVIEW = 72;

    enum Kind {
        /// It has parts, or could have.
        WHOLE,
        TEXT,
        NUMBER,
        /// true, false or nothing.
        WORD
    }

    /// Returns the tree that `bundle` holds: one of a kernel, else JSON of moderate size; empty if there is none, or
    /// nothing to unfold in it.
    static Optional<TreePart> of(MimeBundle bundle) {
        return bundle.form(MimeBundle.TREE)
                .flatMap(TreePart::parsed)
                .map(json -> ofKernel("", json))
                .filter(tree -> tree.size() > 0);
    }

    /// Returns the JSON in `bundle` as a tree, whatever its exact type; empty if there is none, it is too long to be
    /// read while one waits, or has nothing to unfold.
    static Optional<TreePart> ofJson(MimeBundle bundle) {
        return bundle.content().entrySet().stream()
                .filter(form -> form.getKey().equals(MimeBundle.JSON)
                        || (form.getKey().endsWith("+json") && bundle.text().isBlank()))
                .findFirst()
                .flatMap(form -> parsed(form.getValue()))
                .map(json -> ofJson("", json))
                .filter(tree -> tree.size() > 0);
    }

    private static Optional<Json> parsed(String text) {
        if (text.length() > LARGEST) {
            return Optional.empty();
        }
        try {
            return Optional.of(JsonParser.parse(text));
        } catch (JsonSyntaxException e) {
            return Optional.empty();
        }
    }

    private static TreePart leaf(String label, String text, Kind kind) {
        return new TreePart(label, text, kind, 0, 0, List::of);
    }

    private static TreePart ofJson(String label, Json json) {
        return switch (json) {
            case Json.Members members ->
                new TreePart(
                        label,
                        "object",
                        Kind.WHOLE,
                        members.all().size(),
                        0,
                        () -> members.all().stream()
                                .map(member -> ofJson(member.name(), member.value()))
                                .toList());
            case Json.Items items ->
                new TreePart(
                        label,
                        "list",
                        Kind.WHOLE,
                        items.all().size(),
                        0,
                        () -> IntStream.range(0, items.all().size())
                                .mapToObj(i ->
                                        ofJson(String.valueOf(i), items.all().get(i)))
                                .toList());
            case Json.Text text -> leaf(label, text.value(), Kind.TEXT);
            case Json.Figure figure -> leaf(label, figure.spelling(), Kind.NUMBER);
            case Json.Word word -> leaf(label, word.spelling(), Kind.WORD);
        };
    }

    /// Reads a part as `MimeBundle.TREE` has it.
    private static TreePart ofKernel(String label, Json json) {
        if (!(json instanceof Json.Members node)) {
            return leaf(label, "", Kind.WORD);
        }
        var text = node.text("text").orElse("");
        if (node.get("parts") instanceof Json.Items parts) {
            int size = Math.max(number(node, "size"), parts.all().size());
            return new TreePart(
                    label,
                    text,
                    Kind.WHOLE,
                    size,
                    0,
                    () -> parts.all().stream()
                            .map(part -> ofKernel(
                                    part instanceof Json.Members one
                                            ? one.text("label").orElse("")
                                            : "",
                                    part))
                            .toList());
        }
        if (node.text("kind").equals(Optional.of("text"))) {
            return new TreePart(label, text, Kind.TEXT, 0, number(node, "length"), List::of);
        }
        return leaf(label, text, text.matches("-?[\\d.]+(E-?\\d+)?") ? Kind.NUMBER : Kind.WORD);
    }

    private static int number(Json.Members node, String name) {
        var number = node.get(name) instanceof Json.Figure figure ? figure.whole() : null;
        return number == null ? 0 : number;
    }

    /// Returns what it says in a line: text in quotation marks, with the number of characters left out.
    String words() {
        var line = text.replace("\n", "⏎").replace("\t", " ");
        return switch (kind) {
            case TEXT -> "\"" + line + "\"" + (length > 0 ? " (" + Words.count(length) + " characters in all)" : "");
            case WHOLE, NUMBER, WORD -> line;
        };
    }

    /// Returns the beginnings of its parts in a line, empty for one without.
    String preview() {
        var line = new StringBuilder();
        for (var part : parts.get()) {
            var said = part.kind() == Kind.WHOLE ? part.text() + " of " + part.size() : part.words();
            if (line.length() + part.label().length() + said.length() > PREVIEW) {
                return line.isEmpty() ? "" : line.append(", …").toString();
            }
            line.append(line.isEmpty() ? "" : ", ")
                    .append(part.label())
                    .append(": ")
                    .append(said);
        }
        return line.toString();
    }
}
