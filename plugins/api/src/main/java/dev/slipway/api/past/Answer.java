package dev.slipway.api.past;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One map of an answer, read by the names of its entries. Immutable.
record Answer(Map<String, @Nullable Object> entries) {
    /// Asks `source` a question: `ask`, then pairs of name and value.
    ///
    /// @throws UncheckedIOException if it has no answer
    static Answer to(PastSource source, String ask, @Nullable Object... more) {
        return of(asked(source, ask, more));
    }

    /// As `to`, for a question whose answer is a list.
    static List<Answer> all(PastSource source, String ask, @Nullable Object... more) {
        return asked(source, ask, more) instanceof List<?> list
                ? list.stream().map(Answer::of).toList()
                : List.of();
    }

    private static @Nullable Object asked(PastSource source, String ask, @Nullable Object... more) {
        var question = new LinkedHashMap<String, @Nullable Object>();
        question.put("ask", ask);
        for (int i = 0; i < more.length; i += 2) {
            question.put(String.valueOf(more[i]), more[i + 1]);
        }
        try {
            return source.ask(question);
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }

    static Answer of(@Nullable Object tree) {
        var entries = new LinkedHashMap<String, @Nullable Object>();
        if (tree instanceof Map<?, ?> map) {
            map.forEach((name, value) -> entries.put(String.valueOf(name), value));
        }
        return new Answer(entries);
    }

    String text(String name) {
        return entries.get(name) instanceof String text ? text : "";
    }

    long number(String name) {
        return entries.get(name) instanceof Number number ? number.longValue() : 0;
    }

    Map<String, @Nullable Object> map(String name) {
        return of(entries.get(name)).entries();
    }

    List<String> texts(String name) {
        var texts = new ArrayList<String>();
        if (entries.get(name) instanceof List<?> list) {
            list.forEach(text -> texts.add(String.valueOf(text)));
        }
        return List.copyOf(texts);
    }

    /// Returns a map of numbers; one that JSON has no word for comes as its name.
    Map<String, Double> numbers(String name) {
        var numbers = new LinkedHashMap<String, Double>();
        map(name).forEach((key, value) -> numbers.put(key, Double.valueOf(String.valueOf(value))));
        return numbers;
    }
}
