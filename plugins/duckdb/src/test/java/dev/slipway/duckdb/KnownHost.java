package dev.slipway.duckdb;

import dev.slipway.api.output.MimeBundle;
import dev.slipway.api.spi.NotebookHost;
import dev.slipway.api.sql.DatabaseAccess;
import dev.slipway.api.sql.QueryRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A host that knows one connection, called `shop`, and keeps what is recorded. One thread at a time.
final class KnownHost implements NotebookHost {
    final List<QueryRecord> queries = new ArrayList<>();
    DatabaseAccess shop;

    KnownHost(DatabaseAccess shop) {
        this.shop = shop;
    }

    @Override
    public DatabaseAccess database(String name) throws IOException {
        if (!name.equals("shop")) {
            throw new IOException("There is no connection " + name + " in this workspace. There is shop.");
        }
        return shop;
    }

    @Override
    public void queried(QueryRecord query) {
        queries.add(query);
    }

    @Override
    public String display(@Nullable Object value, @Nullable String mime) {
        return ""; // stays installed for the tests that come after: nobody looks
    }

    @Override
    public void update(String id, @Nullable Object value, @Nullable String mime) {
        // likewise
    }

    @Override
    public MimeBundle render(@Nullable Object value) {
        return MimeBundle.text(String.valueOf(value));
    }

    @Override
    public void show(MimeBundle bundle) {
        // likewise
    }

    @Override
    public void metric(String name, double value, @Nullable Long iteration) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void direction(String name, Direction direction) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void progress(long done, long total, String text) {
        throw new UnsupportedOperationException();
    }

    @Override
    public String input(String prompt) {
        throw new UnsupportedOperationException();
    }

    @Override
    public String secret(String name) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Path dataset(String path) {
        throw new UnsupportedOperationException();
    }
}
