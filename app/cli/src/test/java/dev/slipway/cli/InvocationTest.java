package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.cli.call.Common;
import dev.slipway.cli.call.ExitCode;
import dev.slipway.kernel.secret.Keyring;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InvocationTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "convrt a.ipynb       | There is no command convrt. Did you mean convert?",
                "--jsno               | There is no option --jsno. Did you mean --json?",
                "convert a b --jsno   | There is no option --jsno. Did you mean --json?",
                "convert a            | Missing required parameter: 'OUT'. See slipway help convert.",
                "convert a.md b.md c  | The argument c is one too many. See slipway help convert.",
                "convert a.ipynb b.md | There is no file",
                "convert a.txt b.md   | The name a.txt ends in none of .ipynb, .jsh, .md, .html, .pdf.",
                "help nothing         | There is no command nothing. slipway help lists the commands.",
                "-C                   | The option -C needs a folder.",
            })
    void wrongUsageExitsWithTwoAndNamesTheNearest(String line, String message) {
        var answer = new Shell(folder).call(line.split(" +"));

        assertThat(answer.err()).contains(message);
        assertThat(answer.out()).isEmpty();
        assertThat(answer.exit()).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void wrongUsageIsOneJsonDocumentToo() {
        var answer = new Shell(folder).call("convert", "none.ipynb", "b.md", "--json");

        assertThat(answer.exit()).isEqualTo(ExitCode.USAGE);
        assertThat(answer.json().get("error").propertyNames())
                .containsExactly("code", "message", "hint", "notebook", "cell", "line");
        assertThat(answer.json().get("error").get("notebook").asString()).isEqualTo("none.ipynb");
    }

    @Test
    void anArgumentAloneIsTakenAsPicocliTakesIt() {
        int quick = 0;
        for (var name : Catalogue.names()) {
            var taken = Catalogue.entry(name).orElseThrow().create();
            if (taken == null || !taken.get().takes("a b.jsh")) {
                continue;
            }
            quick++;
            var alone = taken.get();
            alone.takes("a b.jsh");
            var parsed = taken.get();
            Invocation.commandLine(name, parsed, new Common()).parseArgs("a b.jsh");
            assertThat(alone).as(name).usingRecursiveComparison().isEqualTo(parsed);
        }
        assertThat(quick).isEqualTo(7);
    }

    @Test
    void everyCommandHasHelpWithAnExample() {
        for (var name : Catalogue.names()) {
            var answer = new Shell(folder).call("help", name);

            assertThat(answer.exit()).as(name).isZero();
            assertThat(answer.out()).as(name).contains("Usage: slipway " + name).contains("Example");
            assertThat(new Shell(folder).call(name, "--help").out()).as(name).isEqualTo(answer.out());
        }
    }

    @Test
    void helpListsEveryCommand() {
        var answer = new Shell(folder).call("help");

        assertThat(answer.exit()).isZero();
        assertThat(Catalogue.names())
                .allSatisfy(name -> assertThat(answer.out()).contains("  " + name + " "));
    }

    @Test
    void versionNamesTheProductAndJava() {
        assertThat(new Shell(folder).call("--version").out()).matches("slipway \\d+\\.\\d+\\S* \\(Java 25.*\\)\n");
    }

    @Test
    void aBugOfOursIsToldInWordsAndExitsWithThree() {
        var broken = new FakeServices() {
            @Override
            public Keyring keyring() {
                throw new AssertionError("impossible");
            }
        };

        var answer = new Shell(folder, broken).call("secret", "list", "--json");

        assertThat(answer.exit()).isEqualTo(ExitCode.WORLD);
        assertThat(answer.json().get("error").get("code").asString()).isEqualTo("internal");
        assertThat(answer.err()).contains("impossible", "--debug").doesNotContain("\tat ");
    }

    @Test
    void whatFailsOfAnInterruptIsAnInterrupt() {
        var broken = new FakeServices() {
            @Override
            public Keyring keyring() {
                Thread.currentThread().interrupt();
                throw new InternalError("the compiler's file was closed");
            }
        };

        var answer = new Shell(folder, broken).call("secret", "list", "--json");

        assertThat(answer.exit()).isEqualTo(ExitCode.INTERRUPTED);
        assertThat(answer.json().get("error").get("code").asString()).isEqualTo("interrupted");
        assertThat(answer.err()).isEqualTo("Interrupted.\n");
    }

    @Test
    void anInterruptedCheckSaysNothingOfTheNotebook() throws IOException {
        Files.writeString(folder.resolve("n.jsh"), "int x = 1;");
        Thread.currentThread().interrupt();

        var answer = new Shell(folder).call("check", "n.jsh", "--json");

        assertThat(answer.exit()).isEqualTo(ExitCode.INTERRUPTED);
        assertThat(answer.json().propertyNames()).containsExactly("error");
    }
}
