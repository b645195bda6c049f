package dev.slipway.desktop.search;

import dev.slipway.api.document.Document;
import dev.slipway.kernel.file.AtomicFile;
import dev.slipway.kernel.file.NotebookFiles;
import dev.slipway.kernel.file.Opened;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Replaces what a query finds in files, in the cells of notebooks as in other texts; outputs stay. Does I/O.
record WorkspaceReplace(Query query, String by) {
    /// What became of files.
    ///
    /// @param places how many places were replaced
    /// @param written the files that were written, as they were and as they are; copied
    /// @param refused why files were left as they are, a sentence each; copied
    record Done(int places, List<Written> written, List<String> refused) {
        Done {
            written = List.copyOf(written);
            refused = List.copyOf(refused);
        }
    }

    /// One file, whose content is another now.
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Written(Path file, byte[] before, byte[] after) {
        /// Makes the file what it was; tells whether it could: not if it has changed since.
        boolean takeBack() throws IOException {
            if (!Arrays.equals(Files.readAllBytes(file), after)) {
                return false;
            }
            AtomicFile.write(file, before);
            return true;
        }
    }

    /// Returns how many places of `text` would be replaced.
    int places(String text) {
        return query.hits(text, Integer.MAX_VALUE).size();
    }

    /// Returns `text` with all places replaced.
    String replaced(String text) {
        return query.replaceAll(text, by);
    }

    /// Replaces in `files`, each as a whole or not at all.
    Done run(List<Path> files) {
        int places = 0;
        var written = new ArrayList<Written>();
        var refused = new ArrayList<String>();
        for (var file : files) {
            try {
                var before = Files.readAllBytes(file);
                int here = replace(file, before);
                if (here > 0) {
                    places += here;
                    written.add(new Written(file, before, Files.readAllBytes(file)));
                }
            } catch (IOException e) {
                refused.add(file.getFileName() + " was left as it is: " + e.getMessage());
            }
        }
        return new Done(places, written, refused);
    }

    private int replace(Path file, byte[] before) throws IOException {
        if (NotebookFiles.format(file).isPresent()) {
            return switch (NotebookFiles.open(file)) {
                case Opened.Refused refused -> throw new IOException(refused.message());
                case Opened.Notebook notebook -> replace(notebook);
            };
        }
        var text = StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(before))
                .toString();
        int places = places(text);
        if (places > 0) {
            AtomicFile.write(file, replaced(text).getBytes(StandardCharsets.UTF_8));
        }
        return places;
    }

    private int replace(Opened.Notebook notebook) throws IOException {
        int places = 0;
        for (var cell : notebook.document().cells()) {
            places += places(cell.source());
        }
        if (places > 0) {
            NotebookFiles.save(notebook, replaced(notebook.document()));
        }
        return places;
    }

    private Document replaced(Document document) {
        return document.withCells(document.cells().stream()
                .map(cell -> cell.withSource(replaced(cell.source())))
                .toList());
    }
}
