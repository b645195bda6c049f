package dev.slipway.cli;

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
