package dev.slipway.kernel.engine;

import dev.slipway.kernel.engine.classes.UserClassPath;

/// What of an engine needs no front end.
record EngineCore(UserClassPath classPath, SnippetShell shell) {
    static EngineCore make(EngineSettings settings) {
        var classPath = UserClassPath.over(settings.libraries());
        return new EngineCore(classPath, new SnippetShell(classPath));
    }
}
