package dev.slipway.duckdb;

import dev.slipway.api.output.MimeBundle;
import dev.slipway.api.spi.ValueRenderer;
import dev.slipway.tablesaw.TableRenderer;

/// Shows the first rows of a relation, as a table's are shown. Cost: runs its query as far as it must. Thread-safe.
public final class RelationRenderer implements ValueRenderer<Relation> {
    @Override
    public Class<Relation> type() {
        return Relation.class;
    }

    @Override
    public MimeBundle render(Relation value) {
        var first = value.first(Relation.shown() + 1);
        boolean isWhole = first.rowCount() <= Relation.shown();
        var shape = (isWhole ? first.rowCount() + " rows" : "first " + Relation.shown() + " rows of a relation") + " × "
                + value.columnNames().size() + " columns";
        return TableRenderer.render(isWhole ? first : first.first(Relation.shown()), shape);
    }
}
