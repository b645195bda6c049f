package dev.slipway.cli.notebook;

import dev.slipway.api.document.Document;
import dev.slipway.cli.answer.Fields;
import dev.slipway.cli.call.Command;
import dev.slipway.cli.call.ExitCode;
import dev.slipway.cli.call.Fault;
import dev.slipway.cli.call.Session;
import dev.slipway.kernel.export.HtmlPage;
import dev.slipway.kernel.export.MarkdownText;
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
        header = "Converts a notebook between .ipynb, .jsh, .md and .html; the names' endings say which.",
        description = {
            "",
            "HTML is one file with all outputs, and needs no script to be read. Markdown is read back: its java blocks"
                    + " are the code cells. OUT is replaced if it is there.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  slipway convert penguins.ipynb penguins.html",
            "  slipway convert sales.ipynb sales.jsh"
        })
public final class ConvertCommand implements Command {
    private static final List<String> ENDINGS = List.of(".ipynb", ".jsh", ".md", ".html");

    @Parameters(index = "0", paramLabel = "IN", description = "A notebook, or a Markdown file.")
    String in = "";

    @Parameters(index = "1", paramLabel = "OUT", description = "The file to write.")
    String out = "";

    @Override
    public int run(Session session) throws Fault, IOException {
        var from = session.path(in);
        var to = session.path(out);
        var ending = ending(to, out);
        if (Files.exists(from) && Files.exists(to) && Files.isSameFile(from, to)) {
            throw Fault.usage("same-file", "IN and OUT are the same file.", "Name another file for OUT.");
        }
        var document = convert(session, from, to, ending);
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

    private Document convert(Session session, Path from, Path to, String ending) throws Fault, IOException {
        return switch (ending(from, in)) {
            case ".html" ->
                throw Fault.usage(
                        "not-a-notebook",
                        "A page cannot be read back: " + in + ".",
                        "Convert the notebook it was made from.");
            case ".md" -> {
                var document = markdown(from);
                if (!writesPage(from, to, ending, document)) {
                    NotebookFiles.write(document, to);
                }
                yield document;
            }
            default -> {
                var opened = session.notebook(in);
                if (!writesPage(from, to, ending, opened.document())) {
                    NotebookFiles.saveAs(opened, opened.document(), to);
                }
                yield opened.document();
            }
        };
    }

    /// Writes HTML or Markdown; returns false if `ending` is neither.
    private static boolean writesPage(Path from, Path to, String ending, Document document) throws IOException {
        var title = String.valueOf(from.getFileName()).replaceFirst("\\.[^.]*$", "");
        switch (ending) {
            case ".html" -> text(to, HtmlPage.of(title, document));
            case ".md" -> text(to, MarkdownText.of(document));
            default -> {
                return false;
            }
        }
        return true;
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
