package dev.slipway.kernel.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.api.document.Cell;
import dev.slipway.api.document.CellId;
import dev.slipway.api.document.CellKind;
import dev.slipway.api.document.Document;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the browser of the test is a script of sh")
class PdfPrinterTest {
    private static final Document DOCUMENT =
            Document.of(List.of(Cell.of(new CellId("a"), CellKind.CODE, "int answer = 42;")));

    @TempDir
    Path folder;

    private Path browser(String... lines) throws IOException {
        var file = folder.resolve("chromium");
        Files.writeString(file, "#!/bin/sh\n" + String.join("\n", lines) + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
        return file;
    }

    @Test
    void theBrowserOfThePathPrintsThePageAndFetchesNothing() throws Exception {
        browser("/bin/cp page.html page.pdf");

        var pdf = new String(
                PdfPrinter.in(Map.of("PATH", folder.toString())).print("t", DOCUMENT), StandardCharsets.UTF_8);

        assertThat(pdf).contains("answer", "@media print", "img-src data:;");
    }

    @Test
    void whatTheBrowserSaysIsPassedOn() throws Exception {
        var file = browser("echo 'no room for a profile'", "exit 3");

        assertThatThrownBy(() -> PdfPrinter.in(Map.of(PdfPrinter.BROWSER, file.toString()))
                        .print("t", DOCUMENT))
                .hasMessageEndingWith("chromium did not print the page: no room for a profile");
    }

    @Test
    void withoutABrowserItIsSaidWhatToDo() {
        assertThatThrownBy(() -> PdfPrinter.in(Map.of(PdfPrinter.BROWSER, "/nowhere/chromium"))
                        .print("t", DOCUMENT))
                .isInstanceOf(PdfPrinter.NoBrowserException.class);
    }
}
