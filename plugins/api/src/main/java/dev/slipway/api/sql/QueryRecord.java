package dev.slipway.api.sql;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// What one query over a connection was and gave, for the record of a run.
///
/// @param connection name of the connection
/// @param text the query as it is written
/// @param values the bound values by the names of their variables, as a person reads them; copied, order kept
/// @param rows how many rows it gave or changed
/// @param seconds from its start to its last row
public record QueryRecord(String connection, String text, Map<String, String> values, long rows, double seconds) {
    public QueryRecord {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }
}
