package dev.slipway.desktop.math;

import dev.slipway.kernel.markdown.Definitions;
import org.jspecify.annotations.Nullable;
import org.scilab.forge.jlatexmath.MacroInfo;
import org.scilab.forge.jlatexmath.NewCommandMacro;
import org.scilab.forge.jlatexmath.ParseException;
import org.scilab.forge.jlatexmath.TeXParser;

/// The commands a notebook defines, known to the library while one formula is set. One thread at a time.
final class UserCommands extends NewCommandMacro implements AutoCloseable {
    /// How many expansions one formula may need. Source: MathJax 3, `maxMacros`.
    private static final int MOST = 1_000;

    private static final int LONGEST = 20_000;

    private final Definitions definitions;
    private int expanded;

    private UserCommands(Definitions definitions) {
        this.definitions = definitions;
    }

    /// Makes `definitions` known until it is closed; who calls puts `MacroInfo.Commands` back.
    static UserCommands install(Definitions definitions) {
        var commands = new UserCommands(definitions);
        definitions.commands().forEach((name, command) -> {
            macrocode.put(name, command.body());
            MacroInfo.Commands.put(name, commands.new Expansion(command));
        });
        return commands;
    }

    @Override
    public void close() {
        definitions.commands().keySet().forEach(macrocode::remove);
    }

    private final class Expansion extends MacroInfo {
        private final Definitions.Command command;

        Expansion(Definitions.Command command) {
            super(command.first().isPresent() ? command.parameters() - 1 : command.parameters());
            this.command = command;
            hasOptions = command.first().isPresent();
            posOpts = hasOptions ? 1 : 0;
        }

        @Override
        public Object invoke(TeXParser parser, @Nullable String[] args) {
            if (++expanded > MOST) {
                throw new ParseException("\\" + args[0] + " needs itself again and again");
            }
            var text = command.body();
            int shift = 0;
            if (hasOptions) {
                var given = args[nbArgs + 1];
                text = text.replace("#1", given == null ? command.first().orElse("") : given);
                shift = 1;
            }
            for (int i = 1; i <= nbArgs; i++) {
                var given = args[i];
                text = text.replace("#" + (i + shift), given == null ? "" : given);
            }
            if (text.length() > LONGEST) {
                throw new ParseException("\\" + args[0] + " grows too long");
            }
            return text;
        }
    }
}
