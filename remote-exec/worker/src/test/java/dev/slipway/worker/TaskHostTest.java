package dev.slipway.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.api.sql.QueryRecord;
import dev.slipway.worker.protocol.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TaskHostTest extends InProcessWorker {
    private Map<String, Object> answer(String kind, String address, String fingerprint) {
        var answer = new LinkedHashMap<String, Object>();
        answer.put("name", "shop");
        answer.put("kind", kind);
        answer.put("address", address);
        answer.put("user", "ann");
        answer.put("password", "geheim99");
        answer.put("rights", "READ");
        answer.put("drivers", List.of());
        answer.put("fingerprint", fingerprint);
        return answer;
    }

    @Test
    void aSecretThatItDoesNotKnowComesFromTheRunProcessAndIsMasked() throws IOException {
        worker.answers.put("TOKEN", "open says me");
        load(new TestStep("train").code(1, "System.out.println(dev.slipway.api.Notebook.secret(\"TOKEN\"));"));

        assertThat(worker.task(Map.of())).isInstanceOf(Report.Succeeded.class);

        assertThat(worker.printed(Report.Stream.OUT)).isEqualTo("•••\n");
    }

    @Test
    void whatIsAskedOfTheDeploymentIsToldOnce() throws IOException {
        worker.answers.put("branch", "test.x");
        worker.answers.put("version", "");
        load(new TestStep("train")
                .code(
                        1,
                        "var it = dev.slipway.api.Notebook.deployment();"
                                + " System.out.println(it.branch() + it.branch() + it.version());"));

        assertThat(worker.task(Map.of())).isInstanceOf(Report.Succeeded.class);

        assertThat(worker.printed(Report.Stream.OUT)).isEqualTo("test.xtest.x0\n");
        assertThat(worker.all(Report.LookedUp.class))
                .containsExactly(
                        new Report.LookedUp("=deployment branch", "test.x"),
                        new Report.LookedUp("=deployment version", ""));
    }

    @Test
    void aDatabaseInAFileIsAnInput() throws IOException {
        var file = Files.writeString(folder.resolve("shop.db"), "rows");
        worker.answers.put("shop", answer("SQLITE", file.toString(), "f1"));
        load(new TestStep("train")
                .code(
                        1,
                        "try { dev.slipway.api.Databases.access(\"shop\"); dev.slipway.api.Databases.access(\"shop\"); }"
                                + " catch (java.io.IOException e) { throw new java.io.UncheckedIOException(e); }"));

        assertThat(worker.task(Map.of())).isInstanceOf(Report.Succeeded.class);

        assertThat(worker.all(Report.InputRead.class)).hasSize(1);
        assertThat(worker.all(Report.LookedUp.class)).containsExactly(new Report.LookedUp("connection:shop", "f1"));
    }

    @Test
    void aServersPasswordIsMaskedInAllThatIsTold() throws IOException {
        worker.answers.put("shop", answer("POSTGRESQL", "jdbc:postgresql://db:5432/x", ""));
        load(new TestStep("train")
                .code(
                        1,
                        "try { var shop = dev.slipway.api.Databases.access(\"shop\");"
                                + " System.out.println(shop + \" \" + shop.password());"
                                + " dev.slipway.api.Databases.queried(new dev.slipway.api.sql.QueryRecord(\"shop\","
                                + " \"SELECT 'geheim99'\", java.util.Map.of(\"p\", shop.password()), 1, 0)); }"
                                + " catch (java.io.IOException e) { throw new java.io.UncheckedIOException(e); }"));

        assertThat(worker.task(Map.of())).isInstanceOf(Report.Succeeded.class);

        assertThat(worker.printed(Report.Stream.OUT)).contains("•••").doesNotContain("geheim99");
        assertThat(worker.all(Report.LookedUp.class)).containsExactly(new Report.LookedUp("connection:shop", ""));
        assertThat(worker.all(Report.Queried.class))
                .containsExactly(new Report.Queried(new QueryRecord("shop", "SELECT '•••'", Map.of("p", "•••"), 1, 0)));
    }
}
