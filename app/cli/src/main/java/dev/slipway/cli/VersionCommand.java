package dev.slipway.cli;

import dev.slipway.cli.answer.Fields;
import dev.slipway.cli.call.Command;
import dev.slipway.cli.call.ExitCode;
import dev.slipway.cli.call.Session;
/// Says which version this is.

final class VersionCommand implements Command {
    @Override
    public int run(Session session) {
        var java = Runtime.version().toString();
        if (session.isJson()) {
            session.document(new Fields().with("slipway", Product.version()).with("java", java));
        } else {
            session.line("slipway " + Product.version() + " (Java " + java + ")");
        }
        return ExitCode.DONE;
    }
}
