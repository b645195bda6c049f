package dev.slipway.kernel.connection;

import dev.slipway.api.sql.DatabaseAccess.Rights;
import dev.slipway.kernel.file.json.Json;
import dev.slipway.kernel.file.json.JsonParser;
import dev.slipway.kernel.file.json.JsonSyntaxException;
import dev.slipway.kernel.file.json.JsonWriter;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// The file `connections.json` in the folder `.slipway` of a workspace. Thread-safe; several processes may change it.
///
/// @param folder the folder `.slipway`
public record ConnectionFile(Path folder) {
    private static final Object CHANGING = new Object();

    /// Returns the connections, by name; none if there is no file.
    ///
    /// @throws ConnectionException if the file is damaged
    public List<DatabaseConnection> all() throws IOException {
        String text;
        try {
            text = Files.readString(file());
        } catch (NoSuchFileException e) {
            return List.of();
        }
        try {
            var all = new ArrayList<DatabaseConnection>();
            if (JsonParser.parse(text) instanceof Json.Members root
                    && root.get("connections") instanceof Json.Items items) {
                for (var item : items.all()) {
                    all.add(connection(item));
                }
            }
            all.sort(Comparator.comparing(DatabaseConnection::key));
            return List.copyOf(all);
        } catch (JsonSyntaxException e) {
            throw damaged();
        }
    }

    private DatabaseConnection connection(Json item) throws IOException {
        if (!(item instanceof Json.Members members)) {
            throw damaged();
        }
        var name = members.text("name").orElseThrow(this::damaged);
        var url = ConnectionUrl.of(members.text("url").orElseThrow(this::damaged));
        var rights = members.text("rights").orElse("").equals("write") ? Rights.WRITE : Rights.READ;
        return new DatabaseConnection(
                name, url.kind(), url.canonical(), members.text("user").orElse(""), rights);
    }

    private ConnectionException damaged() {
        return new ConnectionException(
                "damaged-connections",
                "The file " + file() + " is damaged.",
                "Delete it, and declare the connections again with slipway connection add.");
    }

    /// Returns the connection called `name`, in any case.
    public Optional<DatabaseConnection> find(String name) throws IOException {
        var key = DatabaseConnection.key(name);
        return all().stream().filter(one -> one.key().equals(key)).findFirst();
    }

    /// Returns the connection called `name`, in any case.
    ///
    /// @throws ConnectionException if there is none, naming those there are
    public DatabaseConnection get(String name) throws IOException {
        return find(name).orElseThrow(() -> missing(name));
    }

    private ConnectionException missing(String name) {
        List<String> names;
        try {
            names = all().stream().map(DatabaseConnection::name).toList();
        } catch (IOException e) {
            names = List.of();
        }
        return new ConnectionException(
                "no-such-connection",
                "There is no connection " + name + " in this workspace.",
                names.isEmpty()
                        ? "Declare it: slipway connection add " + name + " URL."
                        : "There is " + String.join(", ", names) + ".");
    }

    /// Adds `connection`.
    ///
    /// @throws ConnectionException if there is one of this name
    public void add(DatabaseConnection connection) throws IOException {
        var known = find(connection.name());
        if (known.isPresent()) {
            throw new ConnectionException(
                    "connection-exists",
                    "There is a connection " + known.get().name() + " already.",
                    "Remove it first: slipway connection rm " + known.get().name() + ".");
        }
        change(all -> {
            all.removeIf(one -> one.key().equals(connection.key()));
            all.add(connection);
            return all;
        });
    }

    /// Removes the connection called `name` and returns it.
    ///
    /// @throws ConnectionException if there is none
    public DatabaseConnection remove(String name) throws IOException {
        var gone = get(name);
        change(all -> {
            all.removeIf(one -> one.key().equals(gone.key()));
            return all;
        });
        return gone;
    }

    private void change(UnaryOperator<List<DatabaseConnection>> edit) throws IOException {
        synchronized (CHANGING) {
            try (var lock = FileChannel.open(
                            folder.resolve("connections.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    var held = lock.lock()) {
                if (!held.isValid()) {
                    throw new IOException("cannot lock " + file());
                }
                write(edit.apply(new ArrayList<>(all())));
            }
        }
    }

    private void write(List<DatabaseConnection> connections) throws IOException {
        var text = new StringBuilder("{\n \"connections\": [");
        var before = "\n";
        for (var one : connections) {
            text.append(before).append("  {\"name\": ").append(JsonWriter.quote(one.name()));
            text.append(", \"url\": ").append(JsonWriter.quote(one.url()));
            text.append(", \"user\": ").append(JsonWriter.quote(one.user()));
            text.append(", \"rights\": ")
                    .append(JsonWriter.quote(one.rights().name().toLowerCase(Locale.ROOT)));
            text.append('}');
            before = ",\n";
        }
        var aside = Files.createTempFile(folder, "connections", ".json");
        try {
            Files.writeString(aside, text.append("\n ]\n}\n"));
            Files.move(aside, file(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(aside);
        }
    }

    private Path file() {
        return folder.resolve("connections.json");
    }
}
