package dev.slipway.kernel.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Makes odd but valid notebooks: every spelling JSON allows, unknown fields at every level, foreign outputs.
final class GeneratedNotebooks {
    private static final String[] CHARACTERS = {
        "a",
        "Z",
        " ",
        "\\n",
        "\\\"",
        "\\\\",
        "\\/",
        "/",
        "\\u00e9",
        "é",
        "\\ud83d\\ude00",
        "😀",
        "\\u0000",
        "\\t",
        "%%",
        "// %%",
        "//",
        "{",
        "]",
        ",",
        "\\ud800",
        "\u2028",
        "ß",
        "\\u2029"
    };
    private static final String[] NUMBERS = {
        "0",
        "-0",
        "1",
        "3.50",
        "1e5",
        "1E+05",
        "-2.5e-300",
        "123456789012345678901234567890",
        "0.1000",
        "NaN",
        "-Infinity"
    };

    private final Random random;
    private final String newline;
    private final String unit;
    private final int minor;

    GeneratedNotebooks(long seed) {
        random = new Random(seed);
        newline = pick("\n", "\n", "\r\n");
        unit = pick(" ", "  ", "\t", "");
        minor = pick(5, 5, 4, 0);
    }

    String notebook() {
        var cells = new ArrayList<String>();
        int count = random.nextInt(7);
        for (int i = 0; i < count; i++) {
            cells.add(cell(i));
        }
        var members = new ArrayList<String>();
        members.add(member("metadata", object(2, 1)));
        members.add(member("nbformat", "4"));
        members.add(member("nbformat_minor", String.valueOf(minor)));
        members.add(random.nextInt(members.size() + 1), member("cells", wrap('[', cells, ']', 1)));
        if (random.nextBoolean()) {
            members.add(member("x_" + random.nextInt(9), value(3, 1)));
        }
        return pick("", "", "\uFEFF") + wrap('{', members, '}', 0) + pick("", newline, newline + newline);
    }

    private String cell(int index) {
        var members = new ArrayList<String>();
        var kind = pick("code", "code", "markdown", "raw");
        members.add(member("cell_type", "\"" + kind + "\""));
        if (minor == 5) {
            members.add(member("id", "\"c-" + index + "_" + random.nextInt(1000) + "\""));
        }
        members.add(member("metadata", object(2, 3)));
        members.add(member("source", text(3)));
        if (kind.equals("code")) {
            members.add(member("execution_count", pick("null", "7")));
            var outputs = new ArrayList<String>();
            for (int i = random.nextInt(4); i > 0; i--) {
                outputs.add(output());
            }
            members.add(member("outputs", wrap('[', outputs, ']', 3)));
        } else if (random.nextInt(3) == 0) {
            members.add(member("attachments", object(2, 3)));
        }
        if (random.nextInt(3) == 0) {
            members.add(random.nextInt(members.size()), member("unknown", value(2, 3)));
        }
        return wrap('{', members, '}', 2);
    }

    private String output() {
        return switch (random.nextInt(5)) {
            case 0 ->
                wrap(
                        '{',
                        List.of(
                                member("output_type", "\"stream\""),
                                member("name", "\"stdout\""),
                                member("text", text(5))),
                        '}',
                        4);
            case 1 ->
                wrap(
                        '{',
                        List.of(
                                member("output_type", "\"execute_result\""),
                                member(
                                        "data",
                                        "{\"text/plain\": " + text(5) + ", \"application/x+json\": " + value(2, 5)
                                                + "}"),
                                member("execution_count", pick("null", "3")),
                                member("metadata", object(1, 5))),
                        '}',
                        4);
            case 2 ->
                wrap(
                        '{',
                        List.of(
                                member("data", "{\"image/png\": \"aGVsbG8=\\n\", \"x/y\": " + value(2, 5) + "}"),
                                member("metadata", "{}"),
                                member("output_type", "\"display_data\"")),
                        '}',
                        4);
            case 3 ->
                "{\"output_type\": \"error\", \"ename\": \"E\", \"evalue\": " + string() + ", \"traceback\": ["
                        + string() + "]}";
            default -> object(3, 4);
        };
    }

    private String text(int level) {
        if (random.nextBoolean()) {
            return string();
        }
        var lines = new ArrayList<String>();
        for (int i = random.nextInt(4); i > 0; i--) {
            lines.add(string());
        }
        return wrap('[', lines, ']', level);
    }

    private String string() {
        var text = new StringBuilder("\"");
        for (int i = random.nextInt(12); i > 0; i--) {
            text.append(pick(CHARACTERS));
        }
        return text.append('"').toString();
    }

    private String object(int depth, int level) {
        var members = new ArrayList<String>();
        for (int i = random.nextInt(3); i > 0; i--) {
            members.add(string() + pick(":", ": ", " : ") + value(depth - 1, level + 1));
        }
        return wrap('{', members, '}', level);
    }

    private String value(int depth, int level) {
        return switch (random.nextInt(depth > 0 ? 6 : 4)) {
            case 0 -> string();
            case 1 -> pick(NUMBERS);
            case 2 -> pick("true", "false", "null");
            case 3 -> "[]";
            case 4 -> object(depth, level);
            default -> "[" + value(depth - 1, level) + pick(",", " , ", ",\n") + value(depth - 1, level) + "]";
        };
    }

    private String member(String name, String value) {
        return "\"" + name + "\": " + value;
    }

    private String wrap(char open, List<String> elements, char close, int level) {
        if (elements.isEmpty()) {
            return open + pick("", " ") + close;
        }
        if (unit.isEmpty()) {
            return open + String.join(pick(",", ", "), elements) + close;
        }
        var line = newline + unit.repeat(level);
        return open + line + unit + String.join("," + line + unit, elements) + line + close;
    }

    @SafeVarargs
    private <T> T pick(T... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
