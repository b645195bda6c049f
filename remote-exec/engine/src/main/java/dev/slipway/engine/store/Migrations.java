package dev.slipway.engine.store;

import dev.slipway.api.run.ContentHash;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/// Brings a store up to date by ordered SQL resources, each applied once and remembered with its checksum.
final class Migrations {
    private static final Pattern END = Pattern.compile(";\\s*(?:\\n|$)");
    private static final Pattern COMMENT = Pattern.compile("(?m)--.*$");

    private final List<Script> scripts;

    /// @param number 1-based, without gaps
    record Script(int number, String name, String sql) {
        ContentHash checksum() {
            return ContentHash.of(sql.replace("\r\n", "\n"));
        }
    }

    Migrations(List<Script> scripts) {
        this.scripts = List.copyOf(scripts);
    }

    /// Returns those of this program.
    static Migrations ours() {
        return new Migrations(List.of(
                resource(1, "001-first.sql"),
                resource(2, "002-history.sql"),
                resource(3, "003-scale.sql"),
                resource(4, "004-provenance.sql"),
                resource(5, "005-queries.sql"),
                resource(6, "006-log.sql")));
    }

    /// Returns the first `count`: how an earlier program would leave a store.
    Migrations upTo(int count) {
        return new Migrations(scripts.subList(0, count));
    }

    /// Applies what is missing. Several processes may do so at once.
    ///
    /// @throws StoreException if the store was written by a newer program, or its past differs from ours
    void apply(Session session, Path file) throws IOException {
        if (version(session, file) == scripts.size()) {
            return;
        }
        backUp(session, file);
        session.run("BEGIN IMMEDIATE");
        try {
            session.run("CREATE TABLE IF NOT EXISTS migration "
                    + "(number INTEGER PRIMARY KEY, name TEXT NOT NULL, checksum TEXT NOT NULL)");
            for (var script : scripts.subList(version(session, file), scripts.size())) {
                for (var statement : END.splitAsStream(
                                COMMENT.matcher(script.sql()).replaceAll(""))
                        .toList()) {
                    if (!statement.isBlank()) {
                        session.run(statement);
                    }
                }
                session.update(
                        "INSERT INTO migration VALUES (?, ?, ?)", script.number(), script.name(), script.checksum());
            }
            session.run("COMMIT");
        } catch (IOException | RuntimeException e) {
            session.rollBack(e);
            throw e;
        }
    }

    /// Keeps the store as it was before it changes its form; a new one needs none.
    private void backUp(Session session, Path file) throws IOException {
        var before = version(session, file);
        var backup = file.resolveSibling("store-before-" + scripts.size() + ".db");
        if (before > 0 && !Files.exists(backup)) {
            session.update("VACUUM INTO ?", backup);
        }
    }

    /// Tells whether nothing is missing.
    ///
    /// @throws StoreException as `apply`
    boolean isDone(Session session, Path file) throws IOException {
        return version(session, file) == scripts.size();
    }

    private int version(Session session, Path file) throws IOException {
        var there = session.query(
                "SELECT name FROM sqlite_master WHERE type = 'table' AND name = 'migration'", row -> row.text("name"));
        if (there.isEmpty()) {
            return 0;
        }
        var applied = session.query(
                "SELECT number, name, checksum FROM migration ORDER BY number",
                row -> new Applied(row.small("number"), row.text("name"), row.text("checksum")));
        if (applied.size() > scripts.size()) {
            throw new StoreException("The run store " + file + " was written by a newer Slipway (its form is "
                    + applied.size() + ", this one knows " + scripts.size() + "). Update Slipway.");
        }
        for (int i = 0; i < applied.size(); i++) {
            if (!applied.get(i).checksum().equals(scripts.get(i).checksum().hex())) {
                throw new StoreException("The run store " + file + " was made by another build of Slipway (step "
                        + applied.get(i).name() + " differs). Use that build, or move the store away.");
            }
        }
        return applied.size();
    }

    private static Script resource(int number, String name) {
        try (var in = Migrations.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new AssertionError("no resource " + name);
            }
            return new Script(number, name, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + name, e);
        }
    }

    private record Applied(int number, String name, String checksum) {}
}
