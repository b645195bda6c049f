package dev.slipway.cli;

import dev.slipway.cli.answer.Fields;
import dev.slipway.cli.answer.JsonText;
import dev.slipway.cli.call.Command;
import dev.slipway.cli.call.Common;
import dev.slipway.cli.call.ExitCode;
import dev.slipway.cli.call.Fault;
import dev.slipway.cli.call.Services;
import dev.slipway.cli.call.Session;
import dev.slipway.cli.call.Surroundings;
import dev.slipway.kernel.deps.Resolver;
import dev.slipway.kernel.directive.Nearest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/// One call: finds the command, reads its options, runs it, and tells what went wrong. One thread at a time.
final class Invocation {
    private static final int WIDTH = 100;

    private final Surroundings surroundings;
    private final Services services;

    Invocation(Surroundings surroundings, Services services) {
        this.surroundings = surroundings;
        this.services = services;
    }

    /// Returns the exit code.
    int run(List<String> arguments) {
        boolean json = arguments.contains("--json");
        try {
            return dispatch(arguments);
        } catch (Fault fault) {
            return tell(fault, json);
        } catch (InterruptedException interrupted) {
            return interrupted(json);
        } catch (Exception | Error problem) {
            if (Thread.interrupted()) {
                return interrupted(json); // whatever broke, that is what broke it
            }
            if (arguments.contains("--debug")) {
                problem.printStackTrace(surroundings.err());
            }
            return tell(Faults.of(problem), json);
        } finally {
            surroundings.out().flush();
            surroundings.err().flush();
        }
    }

    private int dispatch(List<String> arguments) throws Exception {
        var rest = new ArrayList<>(arguments);
        var early = new ArrayList<String>();
        while (!rest.isEmpty() && rest.getFirst().startsWith("-")) {
            var option = rest.removeFirst();
            switch (option) {
                case "--version", "-V" -> {
                    return new VersionCommand().run(session(early, rest));
                }
                case "--help", "-h" -> rest.addFirst("help");
                case "--json", "--offline", "--debug" -> early.add(option);
                case "-C" -> {
                    early.add(option);
                    if (rest.isEmpty()) {
                        throw Fault.usage("usage", "The option -C needs a folder.", "Write -C DIR.");
                    }
                    early.add(rest.removeFirst());
                }
                default ->
                    throw unknownOption(
                            option, List.of("--version", "--help", "--json", "--offline", "--debug", "-C"), "");
            }
        }
        var name = rest.isEmpty() ? "help" : rest.removeFirst();
        if (name.equals("help")) {
            return new HelpCommand(WIDTH, rest).run(session(early, rest));
        }
        var line = new ArrayList<>(List.of("slipway"));
        line.addAll(arguments);
        var entry = Catalogue.entry(name).orElseThrow(() -> unknownCommand(name));
        rest.addAll(0, early);
        if (entry.usesStore()) {
            services.prepareStore();
        }
        return execute(name, entry.create().get(), rest, line);
    }

    private Session session(List<String> early, List<String> rest) {
        var all = new ArrayList<>(early);
        all.addAll(rest);
        return new Session(surroundings, Common.of(all), services, List.of());
    }

    /// @param asWritten the whole command line, for the record of a run
    private int execute(String name, Command command, List<String> arguments, List<String> asWritten) throws Exception {
        var common = new Common();
        if (arguments.size() == 1 && !arguments.getFirst().startsWith("-") && command.takes(arguments.getFirst())) {
            return command.run(new Session(surroundings, common, services, asWritten));
        }
        var line = commandLine(name, command, common);
        try {
            line.parseArgs(command.arrange(arguments).toArray(String[]::new));
        } catch (CommandLine.ParameterException wrong) {
            if (arguments.contains("--help") || arguments.contains("-h")) {
                return help(line);
            }
            throw usage(name, line, wrong);
        }
        if (common.isHelp()) {
            return help(line);
        }
        if (common.isOffline()) {
            System.setProperty(Resolver.OFFLINE, "true");
        }
        return command.run(new Session(surroundings, common, services, asWritten));
    }

    /// Returns picocli's view of a command.
    static CommandLine commandLine(String name, Command command, Common common) {
        var line = new CommandLine(command);
        line.addMixin("common", common);
        line.setCommandName("slipway " + name);
        line.setUsageHelpWidth(WIDTH);
        line.setExpandAtFiles(false);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setUnmatchedOptionsArePositionalParams(false);
        line.setOverwrittenOptionsAllowed(true);
        return line;
    }

    private int help(CommandLine line) {
        surroundings.out().print(line.getUsageMessage(CommandLine.Help.Ansi.OFF));
        return ExitCode.DONE;
    }

    private static Fault unknownCommand(String name) {
        var nearest = Nearest.of(name, Catalogue.names());
        return Fault.usage(
                "unknown-command",
                "There is no command " + name + ".",
                nearest.map(other -> "Did you mean " + other + "?").orElse("slipway help lists the commands."));
    }

    private static Fault unknownOption(String option, List<String> known, String command) {
        var bare = option.contains("=") ? option.substring(0, option.indexOf('=')) : option;
        var hint = Nearest.of(bare, known)
                .map(other -> "Did you mean " + other + "?")
                .orElse("slipway help" + (command.isEmpty() ? "" : " " + command) + " lists the options.");
        return Fault.usage("unknown-option", "There is no option " + bare + ".", hint);
    }

    private static Fault usage(String name, CommandLine line, CommandLine.ParameterException wrong) {
        var help = "See slipway help " + name + ".";
        if (wrong instanceof CommandLine.UnmatchedArgumentException unmatched) {
            var first = unmatched.getUnmatched().getFirst();
            if (first.startsWith("-") && first.length() > 1) {
                var known = line.getCommandSpec().optionsMap().keySet();
                return unknownOption(first, List.copyOf(known), name);
            }
            return Fault.usage("usage", "The argument " + first + " is one too many.", help);
        }
        var message = String.valueOf(wrong.getMessage()).replaceAll("\\s+", " ").strip();
        return Fault.usage("usage", message.endsWith(".") ? message : message + ".", help);
    }

    private int interrupted(boolean json) {
        if (json) {
            surroundings
                    .out()
                    .print(JsonText.document(error(Fault.told(ExitCode.INTERRUPTED, "interrupted", "Interrupted."))));
        }
        surroundings.err().print("Interrupted.\n");
        return ExitCode.INTERRUPTED;
    }

    private int tell(Fault fault, boolean json) {
        if (json) {
            surroundings.out().print(JsonText.document(error(fault)));
        }
        surroundings.err().print((fault.said() + " " + fault.hint()).strip() + "\n");
        return fault.exit();
    }

    private static Map<String, @Nullable Object> error(Fault fault) {
        var where = fault.where();
        return new Fields()
                .with(
                        "error",
                        new Fields()
                                .with("code", fault.code())
                                .with("message", fault.said())
                                .with("hint", fault.hint().isEmpty() ? null : fault.hint())
                                .with("notebook", where.notebook())
                                .with("cell", where.cell())
                                .with("line", where.line()));
    }
}
