package dev.slipway.desktop.notebook;

import dev.slipway.api.document.CellKind;
import dev.slipway.desktop.data.TableOrigin;
import dev.slipway.desktop.table.LiveTable;
import dev.slipway.desktop.task.Jobs;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.lang.model.SourceVersion;

/// The live tables of one notebook, and tabs of them. UI thread only.
record NotebookTables(NotebookScreen screen, NotebookScreen.Tabs tabs, Jobs jobs) {
    private static final String VARIABLE = "variable";

    /// Returns the live table `table`, a handle or a variable's name.
    LiveTable table(String table) {
        var kernel = screen.notebook().kernel();
        return new KernelTable(table, kernel, kernel.session(), jobs);
    }

    /// Opens the table in the variable `name` in a tab.
    void exploreVariable(String name) {
        explore(table(name), name, VARIABLE, name);
    }

    /// Opens a table in a tab.
    ///
    /// @param place where it stands in the notebook
    /// @param expression Java that gives it again
    void explore(LiveTable table, String name, String place, String expression) {
        tabs.open(id(table), table, origin(name, place, expression));
    }

    /// Opens the table in the variable `name` in a tab, and draws it there.
    void plotVariable(String name) {
        var table = table(name);
        tabs.plot(id(table), table, origin(name, VARIABLE, name));
    }

    private String id(LiveTable table) {
        return "table:" + screen.file().path() + ":" + table.id();
    }

    private TableOrigin origin(String name, String place, String expression) {
        var file = screen.file().path().getFileName();
        var from = place.equals(VARIABLE) ? "variable of " + file : "from " + place + " in " + file;
        return new TableOrigin(name, from, expression, this::addCell, () -> {});
    }

    /// Puts a Java cell with `source` below the current one, and goes there.
    void addCell(String source) {
        var notebook = screen.notebook();
        new CellCommands(notebook).insert(notebook.place() + 1, CellKind.CODE, source);
        tabs.open(screen.id(), () -> screen);
    }

    /// Puts a cell for each file of data below the current one, which reads it as a table, and runs them.
    void take(List<Path> files) {
        var notebook = screen.notebook();
        var taken = new HashSet<String>();
        notebook.cells().forEach(cell -> {
            var node = cell.nodeProperty().get();
            if (node != null) {
                taken.addAll(node.defines());
            }
        });
        for (var file : files) {
            var name = name(String.valueOf(file.getFileName()), taken);
            taken.add(name);
            var path = file.startsWith(screen.folder())
                    ? screen.folder().relativize(file).toString().replace('\\', '/')
                    : file.toString();
            var edits = new CellCommands(notebook);
            edits.insert(
                    notebook.place() + 1,
                    CellKind.CODE,
                    "Table " + name + " = Tables.read(dataset(" + FileTable.quoted(path) + "));\n" + name);
            new RunCommands(notebook, edits).run();
        }
    }

    /// Returns a name for the table in the file `file` that is none of `taken`: `flightDelays` for
    /// `flight-delays.csv.gz`.
    static String name(String file, Set<String> taken) {
        var words = file.replaceFirst("\\..*$", "").split("[^\\p{Alnum}]+", -1);
        var name = new StringBuilder();
        for (var word : words) {
            if (!word.isEmpty()) {
                name.append(
                                name.isEmpty()
                                        ? word.substring(0, 1).toLowerCase(Locale.ROOT)
                                        : word.substring(0, 1).toUpperCase(Locale.ROOT))
                        .append(word.substring(1));
            }
        }
        var base = SourceVersion.isName(name) ? name.toString() : "table";
        var free = base;
        for (int i = 2; taken.contains(free); i++) {
            free = base + i;
        }
        return free;
    }
}
