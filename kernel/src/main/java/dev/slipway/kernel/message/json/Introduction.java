package dev.slipway.kernel.message.json;

/// What the kernel says of itself.
///
/// Source: Jupyter messaging 5.4, "Kernel info".
final class Introduction {
    private Introduction() {}

    static Fields write(String version, boolean debugger) {
        var java = Runtime.version().toString();
        var language = new Fields()
                .text("name", "java")
                .text("version", java)
                .text("mimetype", "text/x-java")
                .text("file_extension", ".jsh")
                .text("pygments_lexer", "java")
                .text("codemirror_mode", "text/x-java")
                .text("nbconvert_exporter", "script");
        return new Fields()
                .text("status", "ok")
                .text("protocol_version", Headers.VERSION)
                .text("implementation", "slipway")
                .text("implementation_version", version)
                .raw("language_info", language.json())
                .text("banner", "Slipway " + version + ", Java " + java)
                .flag("debugger", debugger)
                .raw("supported_features", debugger ? "[\"debugger\"]" : "[]")
                .raw("help_links", "[]");
    }
}
