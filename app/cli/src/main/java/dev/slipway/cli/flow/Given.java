package dev.slipway.cli.flow;

import dev.slipway.cli.answer.JsonText;
import dev.slipway.cli.call.Fault;
import dev.slipway.cli.call.Session;
import dev.slipway.kernel.file.json.Json;
import dev.slipway.kernel.file.json.JsonParser;
import dev.slipway.kernel.file.json.JsonSyntaxException;
import java.io.IOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Parameters as a person gives them: `name=value`, or `@file.json` with several. Values stay text here.
public final class Given {
    private Given() {}

    /// Returns the values by name; a later one counts.
    ///
    /// @throws Fault if one is neither of the two forms, or the file is no JSON object
    public static Map<String, String> read(List<String> written, Session session) throws Fault, IOException {
        var values = new LinkedHashMap<String, String>();
        for (var each : written) {
            int equals = each.indexOf('=');
            if (each.startsWith("@")) {
                values.putAll(file(each.substring(1), session));
            } else if (equals > 0) {
                values.put(each.substring(0, equals).strip(), each.substring(equals + 1));
            } else {
                throw Fault.usage(
                        "bad-parameter",
                        "This sets no parameter: " + each + ".",
                        "Write -p name=value or -p @file.json.");
            }
        }
        return values;
    }

    /// Returns a JSON value as text that reads back as it.
    public static String text(@Nullable Object value) {
        return value instanceof String text ? text : JsonText.line(value);
    }

    private static Map<String, String> file(String name, Session session) throws Fault, IOException {
        var text = Files.readString(session.path(name));
        var values = new LinkedHashMap<String, String>();
        try {
            if (!(JsonParser.parse(text) instanceof Json.Members members)) {
                throw notAnObject(name, "it is no object");
            }
            for (var member : members.all()) {
                var value = member.value();
                values.put(
                        member.name(),
                        value instanceof Json.Text string
                                ? string.value()
                                : text.substring(value.start(), value.end()));
            }
        } catch (JsonSyntaxException e) {
            throw notAnObject(name, String.valueOf(e.getMessage()));
        }
        return values;
    }

    private static Fault notAnObject(String name, String why) {
        return Fault.usage(
                "bad-parameter-file",
                name + " does not hold parameters: " + why.replaceFirst("\\.$", "") + ".",
                "Write a JSON object with a member for each parameter.");
    }
}
