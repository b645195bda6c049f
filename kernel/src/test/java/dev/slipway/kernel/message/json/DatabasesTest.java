package dev.slipway.kernel.message.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.api.spi.DatabaseBrowser;
import dev.slipway.api.sql.DatabaseAccess.Rights;
import dev.slipway.api.sql.DatabaseKind;
import dev.slipway.kernel.connection.DatabaseConnection;
import dev.slipway.kernel.message.Reply;
import dev.slipway.kernel.message.Request;
import dev.slipway.kernel.protocol.DatabaseContent;
import java.util.List;
import org.junit.jupiter.api.Test;

class DatabasesTest {
    private static Request there(Request request) throws BrokenMessageException {
        var written = RequestJson.write(request);
        return RequestJson.read(written.type(), View.of(written.content()), View.of("{}"));
    }

    private static Reply back(Request request, Reply reply) throws BrokenMessageException {
        return ReplyJson.read(request, View.of(ReplyJson.write(reply).content()), View.of("{}"), null);
    }

    @Test
    void theListOfConnectionsComesOutAsItWentIn() throws BrokenMessageException {
        var request = new Request.ListConnections();
        var reply = new Reply.Connections(List.of(
                new DatabaseConnection("shop", DatabaseKind.SQLITE, "sqlite:shop.db", "", Rights.READ),
                new DatabaseConnection(
                        "sales", DatabaseKind.POSTGRESQL, "postgresql://db:5432/sales", "ann", Rights.WRITE)));

        assertThat(there(request)).isEqualTo(request);
        assertThat(back(request, reply)).isEqualTo(reply);
        assertThat(ReplyJson.write(reply).content()).doesNotContain("password");
    }

    @Test
    void theContentOfADatabaseComesOutAsItWentIn() throws BrokenMessageException {
        var request = new Request.ReadSchema("shop", "main", "orders");
        var reply = new Reply.Schema(new DatabaseContent(
                List.of(new DatabaseBrowser.Relation("main", "orders", "view")),
                List.of(new DatabaseBrowser.Column("id", "integer", false))));

        assertThat(there(request)).isEqualTo(request);
        assertThat(back(request, reply)).isEqualTo(reply);
    }
}
