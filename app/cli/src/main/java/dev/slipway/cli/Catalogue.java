package dev.slipway.cli;

import dev.slipway.cli.call.Command;
import dev.slipway.cli.deploy.DeployCommand;
import dev.slipway.cli.deploy.DeploymentsCommand;
import dev.slipway.cli.deploy.PromoteCommand;
import dev.slipway.cli.deploy.RollbackCommand;
import dev.slipway.cli.deploy.UndeployCommand;
import dev.slipway.cli.flow.CancelCommand;
import dev.slipway.cli.flow.PlanCommand;
import dev.slipway.cli.flow.ResumeCommand;
import dev.slipway.cli.flow.RunCommand;
import dev.slipway.cli.history.ArtifactCommand;
import dev.slipway.cli.history.CompareCommand;
import dev.slipway.cli.history.DiffCommand;
import dev.slipway.cli.history.RenameCommand;
import dev.slipway.cli.history.RmCommand;
import dev.slipway.cli.history.RunsCommand;
import dev.slipway.cli.history.ShowCommand;
import dev.slipway.cli.history.TagCommand;
import dev.slipway.cli.house.ConnectionCommand;
import dev.slipway.cli.house.DoctorCommand;
import dev.slipway.cli.house.ExportCommand;
import dev.slipway.cli.house.GcCommand;
import dev.slipway.cli.house.ImportCommand;
import dev.slipway.cli.house.InitCommand;
import dev.slipway.cli.house.SecretCommand;
import dev.slipway.cli.house.SizesCommand;
import dev.slipway.cli.notebook.CheckCommand;
import dev.slipway.cli.notebook.ConvertCommand;
import dev.slipway.cli.notebook.ExecCommand;
import dev.slipway.cli.notebook.KernelCommand;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// The commands by name, in the order that help lists them. Classes of a command are loaded when it is made.
final class Catalogue {
    private static final Map<String, Entry> ENTRIES = entries();

    private Catalogue() {}

    /// @param summary what it does, one line
    /// @param create makes the command; null for one that the start script hands to another program
    record Entry(String group, String summary, Supplier<Command> create) {
        /// Tells whether it looks into the store of a workspace, as a rule.
        boolean usesStore() {
            return !group.equals("Notebooks");
        }
    }

    private static Map<String, Entry> entries() {
        var entries = new LinkedHashMap<String, Entry>();
        entries.put(
                "check",
                new Entry("Notebooks", "compiles without running: problems and the cell graph", CheckCommand::new));
        entries.put(
                "exec",
                new Entry("Notebooks", "runs a notebook from top to bottom in a fresh kernel", ExecCommand::new));
        entries.put(
                "convert", new Entry("Notebooks", "converts between .ipynb, .jsh, .md and .html", ConvertCommand::new));
        entries.put(
                "kernel", new Entry("Notebooks", "installs the kernel for Jupyter, or runs it", KernelCommand::new));
        entries.put("plan", new Entry("Runs", "shows the flow, and what a run would reuse or run", PlanCommand::new));
        entries.put("run", new Entry("Runs", "runs the flow of a notebook, or a deployed version", RunCommand::new));
        entries.put("resume", new Entry("Runs", "runs again what of a run is not reusable", ResumeCommand::new));
        entries.put("cancel", new Entry("Runs", "stops a run", CancelCommand::new));
        entries.put("runs", new Entry("History", "lists runs, newest first", RunsCommand::new));
        entries.put("show", new Entry("History", "shows one run, step or task", ShowCommand::new));
        entries.put(
                "artifact", new Entry("History", "shows an artifact, or writes it as a file", ArtifactCommand::new));
        entries.put("compare", new Entry("History", "shows runs side by side", CompareCommand::new));
        entries.put("diff", new Entry("History", "says why one run differs from another", DiffCommand::new));
        entries.put("tag", new Entry("History", "adds and removes tags of a run", TagCommand::new));
        entries.put("rename", new Entry("History", "gives a run another name", RenameCommand::new));
        entries.put("rm", new Entry("History", "deletes runs", RmCommand::new));
        addVersions(entries);
        entries.put("init", new Entry("House", "makes a workspace", InitCommand::new));
        entries.put(
                "export", new Entry("House", "writes runs to one file, to hand to a colleague", ExportCommand::new));
        entries.put("import", new Entry("House", "adds the runs of such a file", ImportCommand::new));
        entries.put("sizes", new Entry("House", "says how much each flow or run holds", SizesCommand::new));
        entries.put("gc", new Entry("House", "frees what nothing reaches", GcCommand::new));
        entries.put("secret", new Entry("House", "keeps secrets in the system's keyring", SecretCommand::new));
        entries.put("connection", new Entry("House", "declares databases for cells of SQL", ConnectionCommand::new));
        entries.put("doctor", new Entry("House", "says what is installed, and what is wrong", DoctorCommand::new));
        return entries;
    }

    private static void addVersions(Map<String, Entry> entries) {
        entries.put("deploy", new Entry("Versions", "publishes a version of a flow", DeployCommand::new));
        entries.put("deployments", new Entry("Versions", "lists the versions", DeploymentsCommand::new));
        entries.put("promote", new Entry("Versions", "makes a version of another branch live", PromoteCommand::new));
        entries.put("rollback", new Entry("Versions", "moves live back to an earlier version", RollbackCommand::new));
        entries.put("undeploy", new Entry("Versions", "deletes a version that is not live", UndeployCommand::new));
    }

    static Optional<Entry> entry(String name) {
        return Optional.ofNullable(ENTRIES.get(name));
    }

    static Set<String> names() {
        return ENTRIES.keySet();
    }

    /// Returns the entries in the order of help.
    static Map<String, Entry> all() {
        return ENTRIES;
    }
}
