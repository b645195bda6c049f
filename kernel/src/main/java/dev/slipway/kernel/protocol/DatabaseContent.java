package dev.slipway.kernel.protocol;

import dev.slipway.api.spi.DatabaseBrowser;
import java.util.List;

/// What is in a database: its tables and views, or the columns of one of them.
///
/// @param relations copied; empty if columns were asked for
/// @param columns copied; empty if tables were asked for
public record DatabaseContent(List<DatabaseBrowser.Relation> relations, List<DatabaseBrowser.Column> columns) {
    public DatabaseContent {
        relations = List.copyOf(relations);
        columns = List.copyOf(columns);
    }
}
