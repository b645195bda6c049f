package dev.slipway.kernel.message.json;

import dev.slipway.api.spi.DatabaseBrowser;
import dev.slipway.api.sql.DatabaseAccess.Rights;
import dev.slipway.api.sql.DatabaseKind;
import dev.slipway.kernel.connection.DatabaseConnection;
import dev.slipway.kernel.message.Request;
import dev.slipway.kernel.protocol.DatabaseContent;
import java.util.List;
import java.util.Locale;

/// Connections and what is in their databases ⇄ JSON.
final class Databases {
    private Databases() {}

    static Fields write(Request.ReadSchema request) {
        return new Fields()
                .text("connection", request.connection())
                .text("schema", request.schema())
                .text("table", request.table());
    }

    static Request.ReadSchema request(View view) throws BrokenMessageException {
        return new Request.ReadSchema(view.need("connection"), view.text("schema", ""), view.text("table", ""));
    }

    static Fields write(Fields fields, List<DatabaseConnection> connections) {
        return fields.list(
                "connections",
                connections,
                one -> new Fields()
                        .text("name", one.name())
                        .text("kind", one.kind().word())
                        .text("url", one.url())
                        .text("user", one.user())
                        .text("rights", one.rights().name().toLowerCase(Locale.ROOT))
                        .json());
    }

    static DatabaseConnection connection(View view) {
        return new DatabaseConnection(
                view.text("name", ""),
                DatabaseKind.valueOf(view.text("kind", "").toUpperCase(Locale.ROOT)),
                view.text("url", ""),
                view.text("user", ""),
                view.text("rights", "").equals("write") ? Rights.WRITE : Rights.READ);
    }

    static Fields write(Fields fields, DatabaseContent content) {
        return fields.list(
                        "relations",
                        content.relations(),
                        one -> new Fields()
                                .text("schema", one.schema())
                                .text("name", one.name())
                                .text("kind", one.kind())
                                .json())
                .list(
                        "columns",
                        content.columns(),
                        one -> new Fields()
                                .text("name", one.name())
                                .text("type", one.type())
                                .flag("nullable", one.isNullable())
                                .json());
    }

    static DatabaseContent content(View view) {
        return new DatabaseContent(
                view.views(
                        "relations",
                        one -> new DatabaseBrowser.Relation(
                                one.text("schema", ""), one.text("name", ""), one.text("kind", "table"))),
                view.views(
                        "columns",
                        one -> new DatabaseBrowser.Column(
                                one.text("name", ""), one.text("type", ""), one.flag("nullable", true))));
    }
}
