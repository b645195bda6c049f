package dev.slipway.kernel.engine;

import dev.slipway.api.sql.SqlText;
import dev.slipway.api.sql.SqlText.Kind;
import dev.slipway.kernel.connection.DatabaseSchemas;
import dev.slipway.kernel.dialect.SqlCell;
import dev.slipway.kernel.engine.classes.LiveVariables;
import dev.slipway.kernel.protocol.Completion;
import dev.slipway.kernel.protocol.Completion.Item;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import jdk.jshell.VarSnippet;

/// What may be typed in a cell of SQL: columns of the tables it names, tables of the notebook, variables behind a
/// colon, keywords. One thread at a time.
record SqlCompletions(Definitions definitions, LiveVariables variables, DatabaseSchemas databases) {
    private static final int MOST = 500;
    private static final List<String> KEYWORDS = List.of(
            ("ALL AND ANTI AS ASC ASOF BETWEEN BY CASE CAST CROSS DESC DESCRIBE DISTINCT ELSE END EXCEPT EXCLUDE EXISTS"
                            + " FALSE FILTER FROM FULL GROUP HAVING ILIKE IN INNER INTERSECT INTERVAL IS JOIN LATERAL LEFT"
                            + " LIKE LIMIT NOT NULL NULLS OFFSET ON OR ORDER OUTER OVER PARTITION PIVOT QUALIFY RANGE"
                            + " RECURSIVE REPLACE RIGHT ROWS SAMPLE SELECT SEMI SUMMARIZE THEN TRUE UNION UNNEST UNPIVOT"
                            + " USING VALUES WHEN WHERE WINDOW WITH")
                    .split(" ", -1));

    /// Returns the candidates at UTF-16 offset `cursor` of the cell `source`.
    Completion of(String source, int cursor) {
        int at = Math.clamp(cursor, 0, source.length());
        int start = at;
        while (start > 0 && Character.isJavaIdentifierPart(source.charAt(start - 1))) {
            start--;
        }
        var word = source.substring(start, at).toLowerCase(Locale.ROOT);
        boolean isVariable = start > 0 && source.charAt(start - 1) == ':';
        var items = new LinkedHashMap<String, Item>();
        var named = named();
        if (isVariable) {
            named.forEach((name, type) -> items.put(name, new Item(name, "variable", type)));
        } else if (!SqlCell.connection(source).isEmpty()) {
            ask(SqlCell.connection(source), SqlCell.query(source), items);
            KEYWORDS.forEach(name -> items.putIfAbsent(name, new Item(name, "keyword", "")));
        } else {
            for (var table : SqlText.of(source).names(Kind.TABLE)) {
                columns(table).forEach(name -> items.putIfAbsent(name, new Item(name, "field", table)));
            }
            named.forEach((name, type) -> {
                if (isTable(type)) {
                    items.putIfAbsent(name, new Item(name, "variable", type));
                }
            });
            KEYWORDS.forEach(name -> items.putIfAbsent(name, new Item(name, "keyword", "")));
        }
        var fitting = new ArrayList<>(items.values());
        fitting.removeIf(item -> !item.text().toLowerCase(Locale.ROOT).startsWith(word));
        return new Completion(start, at, fitting.size() > MOST ? fitting.subList(0, MOST) : fitting);
    }

    /// Adds what is known of a database by now.
    private void ask(String connection, String query, Map<String, Item> items) {
        for (var table : SqlText.of(query).names(Kind.TABLE)) {
            databases.columnNames(connection, table).forEach(name -> items.put(name, new Item(name, "field", table)));
        }
        databases.tableNames(connection).forEach(name -> items.putIfAbsent(name, new Item(name, "table", connection)));
    }

    private Map<String, String> named() {
        var named = new LinkedHashMap<String, String>();
        for (var definition : definitions.all()) {
            if (definition.snippet() instanceof VarSnippet variable) {
                named.put(variable.name(), variable.typeName());
            }
        }
        return named;
    }

    private static boolean isTable(String type) {
        return type.endsWith("Table") || type.endsWith("Relation");
    }

    /// Returns the columns of the table or relation that `name` holds now; none if it holds neither.
    private List<String> columns(String name) {
        var variable = named().keySet().stream()
                .filter(name::equalsIgnoreCase)
                .findFirst()
                .orElse("");
        var value = variable.isEmpty() ? null : variables.value(variable);
        if (value == null) {
            return List.of();
        }
        try {
            var names = value.getClass().getMethod("columnNames").invoke(value);
            return names instanceof List<?> all
                    ? all.stream().map(String::valueOf).toList()
                    : List.of();
        } catch (NoSuchMethodException | IllegalAccessException | InvocationTargetException e) {
            return List.of();
        }
    }
}
