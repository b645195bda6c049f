package dev.slipway.engine.local;

import dev.slipway.kernel.connection.WorkspaceDatabases;
import dev.slipway.kernel.secret.Secrets;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Answers tasks' questions for databases and secrets: what is in the keyring of this machine and in Maven's cache is
/// looked up here, and goes to the worker over its pipe only. Thread-safe. Does I/O.
record DatabaseAnswers(WorkspaceDatabases databases, Secrets secrets) {
    /// Returns the answer, a JSON value; empty if the question is about something else.
    ///
    /// @throws IOException if there is no such connection or secret, saying what to do
    Optional<Object> answer(Map<String, @Nullable Object> question) throws IOException {
        var name = String.valueOf(question.get("name"));
        return switch (String.valueOf(question.get("ask"))) {
            case "database" -> Optional.of(database(name));
            case "secret" -> Optional.of(secrets.get(name));
            default -> Optional.empty();
        };
    }

    private Map<String, Object> database(String name) throws IOException {
        var access = databases.access(name);
        var answer = new LinkedHashMap<String, Object>();
        answer.put("name", access.name());
        answer.put("kind", access.kind().name());
        answer.put("address", access.address());
        answer.put("user", access.user());
        answer.put("password", access.password());
        answer.put("rights", access.rights().name());
        answer.put("drivers", access.drivers().stream().map(Object::toString).toList());
        answer.put("fingerprint", databases.fingerprint(name).orElse(""));
        return answer;
    }
}
