package dev.slipway.cli.house;

import dev.slipway.cli.answer.Fields;
import dev.slipway.cli.answer.Ink;
import dev.slipway.cli.answer.TextTable;
import dev.slipway.cli.call.Command;
import dev.slipway.cli.call.ExitCode;
import dev.slipway.cli.call.Session;
import dev.slipway.cli.house.Checkup.Finding;
import dev.slipway.cli.house.Checkup.State;
import java.util.Locale;
import picocli.CommandLine.Option;

/// Says what is installed, and what is wrong.
@picocli.CommandLine.Command(
        name = "doctor",
        sortOptions = false,
        header = "Says what is installed and where, whether the store is sound, and what is wrong.",
        description = {
            "",
            "The exit code is 1 if something is wrong. What is optional and absent is listed, and does not count.",
            ""
        },
        footer = {"", "Examples:", "  slipway doctor", "  slipway doctor -C experiments --json"})
public final class DoctorCommand implements Command {
    @Option(names = "--verify", description = "Read every object of the store and compare it with its hash.")
    boolean verify;

    @Option(names = "--repair", description = "Mend what of the store can be mended, and say what was done.")
    boolean repair;

    @Override
    public int run(Session session) throws Exception {
        if (repair) {
            try (var services = session.workspace()) {
                services.runs().sweep();
                services.housekeeping().repair().forEach(session::say);
            }
        }
        var findings = new Checkup(session, verify).all();
        boolean sound = findings.stream().noneMatch(finding -> finding.state() == State.WRONG);
        if (session.isJson()) {
            session.document(new Fields()
                    .with("ok", sound)
                    .with(
                            "checks",
                            findings.stream()
                                    .map(each -> new Fields()
                                            .with("name", each.name())
                                            .with("status", word(each))
                                            .with("message", each.message())
                                            .with("hint", each.hint().isEmpty() ? null : each.hint()))
                                    .toList()));
        } else {
            var table = new TextTable("", "", "");
            findings.forEach(each ->
                    table.row(0, ink(each), word(each), each.name(), (each.message() + " " + each.hint()).strip()));
            table.print(session.out(), session.isColoured());
        }
        return sound ? ExitCode.DONE : ExitCode.AT_FAULT;
    }

    private static String word(Finding finding) {
        return finding.state().name().toLowerCase(Locale.ROOT);
    }

    private static Ink ink(Finding finding) {
        return switch (finding.state()) {
            case OK -> Ink.GREEN;
            case WRONG -> Ink.RED;
            case ABSENT -> Ink.DIM;
        };
    }
}
