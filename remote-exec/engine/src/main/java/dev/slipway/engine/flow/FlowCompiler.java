package dev.slipway.engine.flow;

import dev.slipway.api.document.Document;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/// Notebook → flow. Pure: runs no code of the notebook, writes nothing. Thread-safe.
public interface FlowCompiler {
    /// Returns the flow of `document`, or why there is none.
    ///
    /// @param notebook absolute path of the file; gives the flow its name and relative paths their folder
    /// @throws IOException if the compiler itself cannot work
    Compiled compile(Path notebook, Document document) throws IOException;

    /// Reads parameter values given as text, each as its parameter's Java type.
    ///
    /// @throws BadParameterException naming the parameter, its type and its default
    Map<String, @org.jspecify.annotations.Nullable Object> parameters(Plan plan, Map<String, String> given)
            throws BadParameterException;

    /// A parameter that is not there, or a value that is not of its type.
    final class BadParameterException extends Exception {
        private static final long serialVersionUID = 1L;

        private final String parameter;
        private final String said;
        private final String hint;

        /// @param parameter its name as given
        /// @param said one sentence that names the parameter, its type and its default
        /// @param hint one sentence that says what to do
        public BadParameterException(String parameter, String said, String hint) {
            super(said + " " + hint);
            this.parameter = parameter;
            this.said = said;
            this.hint = hint;
        }

        /// Returns the name that was given, which may be no parameter's.
        public String parameter() {
            return parameter;
        }

        /// Returns the sentence that says what is wrong.
        public String said() {
            return said;
        }

        /// Returns the sentence that says what to do.
        public String hint() {
            return hint;
        }
    }
}
