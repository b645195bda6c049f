package dev.slipway.cli.notebook;

import dev.slipway.api.document.Document;
import dev.slipway.cli.answer.Fields;
import dev.slipway.cli.call.Command;
import dev.slipway.cli.call.ExitCode;
import dev.slipway.cli.call.Fault;
import dev.slipway.cli.call.Session;
import dev.slipway.kernel.export.HtmlPage;
import dev.slipway.kernel.export.MarkdownText;
import dev.slipway.kernel.export.PdfPrinter;
import dev.slipway.kernel.file.AtomicFile;
import dev.slipway.kernel.file.NotebookFiles;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Parameters;

/// Converts notebooks between formats.
@picocli.CommandLine.Command(
        name = "convert",
        sortOptions = false,
        header = "Converts a notebook between .ipynb, .jsh, .md, .html and .pdf; the names' endings say which.",
        description = {
            "",
            "HTML is one file with all outputs, and needs no script to be read. Markdown is read back: its java blocks"
                    + " are the code cells. A PDF is printed by a browser of Chromium's kind, found on the PATH or named"
                    + " in SLIPWAY_BROWSER. OUT is replaced if it is there.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  slipway convert penguins.ipynb penguins.html",
            "  slipway convert penguins.ipynb penguins.pdf",
            "  slipway convert sales.ipynb sales.jsh"
        })
public final class ConvertCommand implements Command {
    private static final List<String> ENDINGS = List.of(".ipynb", ".jsh", ".md", ".html", ".pdf");

    @Parameters(index = "0", paramLabel = "IN", description = "A notebook, or a Markdown file.")
    String in = "";

    @Parameters(index = "1", paramLabel = "OUT", description = "The file to write.")
    String out = "";

    @Override
    public int run(Session session) throws Fault, IOException, InterruptedException {
        var from = session.path(in);
        var to = session.path(out);
        ending(to, out);
        if (Files.exists(from) && Files.exists(to) && Files.isSameFile(from, to)) {
            throw Fault.usage("same-file", "IN and OUT are the same file.", "Name another file for OUT.");
        }
        var document = convert(session, from, to);
        if (session.isJson()) {
            session.document(new Fields()
                    .with("notebook", in)
                    .with("output", out)
                    .with("cells", document.cells().size()));
        } else {
            session.say("Wrote " + out + ".");
        }
        return ExitCode.DONE;
    }

    private Document convert(Session session, Path from, Path to) throws Fault, IOException, InterruptedException {
        return switch (ending(from, in)) {
            case ".html", ".pdf" ->
                throw Fault.usage(
                        "not-a-notebook",
                        "A page cannot be read back: " + in + ".",
                        "Convert the notebook it was made from.");
            case ".md" -> {
                var document = markdown(from);
                if (!writesPage(session, from, to, document)) {
                    NotebookFiles.write(document, to);
                }
                yield document;
            }
            default -> {
                var opened = session.notebook(in);
                if (!writesPage(session, from, to, opened.document())) {
                    NotebookFiles.saveAs(opened, opened.document(), to);
                }
                yield opened.document();
            }
        };
    }

    /// Writes HTML, PDF or Markdown; returns false if OUT is to be neither.
    private boolean writesPage(Session session, Path from, Path to, Document document)
            throws Fault, IOException, InterruptedException {
        var title = String.valueOf(from.getFileName()).replaceFirst("\\.[^.]*$", "");
        switch (ending(to, out)) {
            case ".html" -> text(to, HtmlPage.of(title, document));
            case ".md" -> text(to, MarkdownText.of(document));
            case ".pdf" -> AtomicFile.write(to, pdf(session, title, document));
            default -> {
                return false;
            }
        }
        return true;
    }

    private static byte[] pdf(Session session, String title, Document document)
            throws Fault, IOException, InterruptedException {
        try {
            return PdfPrinter.in(session.environment()).print(title, document);
        } catch (PdfPrinter.NoBrowserException e) {
            throw Fault.world("no-browser", String.valueOf(e.getMessage()), PdfPrinter.NoBrowserException.HINT);
        }
    }

    private static void text(Path to, String text) throws IOException {
        AtomicFile.write(to, text.getBytes(StandardCharsets.UTF_8));
    }

    private static Document markdown(Path from) throws Fault, IOException {
        try {
            return MarkdownText.read(Files.readString(from));
        } catch (CharacterCodingException e) {
            throw Fault.usage("not-a-notebook", from + " is not text in UTF-8.", "Check that it is the right file.");
        }
    }

    private static String ending(Path file, String written) throws Fault {
        var name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return ENDINGS.stream()
                .filter(name::endsWith)
                .findFirst()
                .orElseThrow(() -> Fault.usage(
                        "unknown-format",
                        "The name " + written + " ends in none of " + String.join(", ", ENDINGS) + ".",
                        "The ending says what to convert to."));
    }
}
