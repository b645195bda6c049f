package dev.slipway.kernel.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.kernel.server.RawFrontEnd.Heard;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What Jupyter's protocol asks of any kernel, over real sockets, with an engine that compiles nothing.
class KernelServerTest {
    private TestServer server;
    private RawFrontEnd frontEnd;

    @BeforeEach
    void start() throws Exception {
        server = new TestServer();
        frontEnd = server.frontEnd();
    }

    @AfterEach
    void stop() throws Exception {
        frontEnd.close();
        server.close();
    }

    @Test
    void everyMessageOfAnExecutionHasItsRequestAsParentBetweenBusyAndIdle() {
        var id = frontEnd.execute("print hello\nshow picture\nerror oh\nupdate other\n= 2");

        var published = frontEnd.published(id);

        assertThat(published.stream().map(Heard::type))
                .containsExactly(
                        "status",
                        "execute_input",
                        "stream",
                        "display_data",
                        "stream",
                        "update_display_data",
                        "execute_result",
                        "status");
        assertThat(published).allSatisfy(heard -> assertThat(heard.parentId()).isEqualTo(id));
        assertThat(published.getFirst().at("execution_state")).isEqualTo("busy");
        assertThat(published.get(2).at("text")).isEqualTo("hello" + System.lineSeparator());
        assertThat(published.get(4).at("name")).isEqualTo("stderr");
        assertThat(published.get(5).at("transient", "display_id")).isEqualTo("d1");
        assertThat(published.get(6).at("data", "text/plain")).isEqualTo("2");
        var reply = frontEnd.hear(frontEnd.shell);
        assertThat(reply.type()).isEqualTo("execute_reply");
        assertThat(reply.at("status")).isEqualTo("ok");
        assertThat(reply.at("execution_count")).isEqualTo("1");
        assertThat(reply.at("payload")).isEqualTo("[]");
    }

    @Test
    void theParentIsTheRequestsHeaderAsItCame() {
        frontEnd.execute("");

        var reply = frontEnd.hear(frontEnd.shell);

        assertThat(reply.parent().text("username")).contains("me");
        assertThat(reply.parent().text("date")).contains("2026-01-01T00:00:00Z");
    }

    @Test
    void aSilentExecutionPublishesItsStateOnlyAndDoesNotCount() {
        var id = frontEnd.execute("print hello\n= 2", ",\"silent\":true");

        var published = frontEnd.published(id);

        assertThat(published.stream().map(Heard::type)).containsExactly("status", "status");
        assertThat(frontEnd.hear(frontEnd.shell).at("execution_count")).isEqualTo("0");
        frontEnd.execute("");
        assertThat(frontEnd.hear(frontEnd.shell).at("execution_count")).isEqualTo("1");
    }

    @Test
    void aCellThatIsDisabledIsNotRunAndItIsSaid() {
        var id = frontEnd.ask(
                frontEnd.shell,
                "execute_request",
                "{\"code\":\"print hello\"}",
                "{\"cellId\":\"a\",\"slipway\":{\"disabled\":true}}");

        var published = frontEnd.published(id);

        assertThat(published.stream().map(Heard::type)).containsExactly("status", "execute_input", "stream", "status");
        assertThat(published.get(2).at("name")).isEqualTo("stderr");
        assertThat(published.get(2).at("text")).contains("disabled");
        assertThat(frontEnd.hear(frontEnd.shell).at("status")).isEqualTo("ok");
    }

    @Test
    void whatIsNotStoredIsNeitherCountedNorRemembered() {
        frontEnd.execute("= 1");
        frontEnd.hear(frontEnd.shell);
        frontEnd.execute("= 2", ",\"store_history\":false");
        assertThat(frontEnd.hear(frontEnd.shell).at("execution_count")).isEqualTo("1");

        frontEnd.ask(
                frontEnd.shell,
                "history_request",
                "{\"hist_access_type\":\"tail\",\"n\":10,\"output\":true,\"raw\":true}");

        assertThat(frontEnd.hear(frontEnd.shell).at("history")).isEqualTo("[[1,1,[\"= 1\",\"1\"]]]");
    }

    @Test
    void aFailureAbortsWhatIsQueuedBehindIt() throws Exception {
        frontEnd.execute("hang");
        server.engine().hanging.await(10, TimeUnit.SECONDS);
        frontEnd.execute("print never");
        var last = frontEnd.execute("print never");
        // answered in order of arrival: then both are there, which the control channel alone says nothing of
        frontEnd.ask(frontEnd.shell, "comm_info_request", "{}");
        assertThat(frontEnd.hear(frontEnd.shell).type()).isEqualTo("comm_info_reply");
        frontEnd.ask(frontEnd.control, "interrupt_request", "{}");

        var replies =
                List.of(frontEnd.hear(frontEnd.shell), frontEnd.hear(frontEnd.shell), frontEnd.hear(frontEnd.shell));

        assertThat(frontEnd.hear(frontEnd.control).type()).isEqualTo("interrupt_reply");
        assertThat(replies.stream().map(reply -> reply.at("status"))).containsExactly("error", "aborted", "aborted");
        assertThat(replies.getFirst().at("ename")).isEqualTo("Interrupted");
        assertThat(frontEnd.published(last).stream().map(Heard::type)).containsExactly("status", "status");
        assertThat(server.engine().executed).hasSize(1);
    }

    @Test
    void aCellIsLaidOutWhileAnotherRuns() throws Exception {
        frontEnd.execute("hang");
        server.engine().hanging.await(10, TimeUnit.SECONDS);
        frontEnd.ask(frontEnd.control, "slipway_format_request", "{\"code\":\"  // words\\n\\n\\n//| step: s\"}");

        var reply = frontEnd.hear(frontEnd.control);

        assertThat(reply.type()).isEqualTo("slipway_format_reply");
        assertThat(reply.at("code")).isEqualTo("// words\n\n//| step: s");
        assertThat(reply.at("reason")).isEmpty();
        frontEnd.ask(frontEnd.control, "interrupt_request", "{}");
    }

    @Test
    void whatIsSentAfterTheReplyToAFailureIsExecuted() {
        for (int i = 0; i < 100; i++) {
            frontEnd.execute("fail");
            assertThat(frontEnd.hear(frontEnd.shell).at("status")).isEqualTo("error");
            frontEnd.execute("= 1");
            assertThat(frontEnd.hear(frontEnd.shell).at("status")).isEqualTo("ok");
        }
    }

    @Test
    void aFailureThatMustNotStopTheQueueDoesNot() {
        frontEnd.execute("fail", ",\"stop_on_error\":false");
        frontEnd.execute("= 1");

        assertThat(frontEnd.hear(frontEnd.shell).at("status")).isEqualTo("error");
        assertThat(frontEnd.hear(frontEnd.shell).at("status")).isEqualTo("ok");
    }

    @Test
    void anErrorIsPublishedAndInTheReplyWithItsFrames() {
        var id = frontEnd.ask(
                frontEnd.shell,
                "execute_request",
                "{\"code\":\"fail\"}",
                "{\"cellId\":\"abc\",\"slipway\":{\"cell_index\":6}}");

        var error = frontEnd.published(id).get(2);

        assertThat(error.type()).isEqualTo("error");
        assertThat(error.at("ename")).isEqualTo("Oops");
        assertThat(error.at("traceback")).isEqualTo("[\"Oops: it failed\"]");
        assertThat(frontEnd.hear(frontEnd.shell).texts().metadata())
                .contains("\"outcome\":\"threw\"", "\"cell\":\"abc\",\"cell_index\":6");
    }

    @Test
    void expressionsAreEvaluatedAfterTheCodeAndFailAlone() {
        frontEnd.execute("= 1", ",\"user_expressions\":{\"a\":\"= 5\",\"b\":\"fail\"}");

        var reply = frontEnd.hear(frontEnd.shell);

        assertThat(reply.at("status")).isEqualTo("ok");
        assertThat(reply.at("user_expressions", "a", "data", "text/plain")).isEqualTo("5");
        assertThat(reply.at("user_expressions", "b", "status")).isEqualTo("error");
        assertThat(server.engine().forgotten).hasSize(2);
    }

    @Test
    void questionsAreAnsweredWhileACellRunsOnEitherChannel() throws Exception {
        frontEnd.execute("hang");
        server.engine().hanging.await(10, TimeUnit.SECONDS);

        for (var socket : List.of(frontEnd.shell, frontEnd.control)) {
            frontEnd.ask(socket, "complete_request", "{\"code\":\"😀a\",\"cursor_pos\":2}");
            var completed = frontEnd.hear(socket);
            assertThat(completed.type()).isEqualTo("complete_reply");
            assertThat(completed.at("matches")).isEqualTo("[\"abs\"]");
            assertThat(completed.at("cursor_start")).isEqualTo("1");
            assertThat(completed.at("cursor_end")).isEqualTo("2");
        }
        frontEnd.ask(frontEnd.control, "slipway_variables_request", "{}");
        assertThat(frontEnd.hear(frontEnd.control).at("variables")).contains("\"name\":\"x\"");
        frontEnd.ask(frontEnd.control, "slipway_restore_request", "{\"values\":[{\"name\":\"m\"}]}");
        assertThat(frontEnd.hear(frontEnd.control).at("evalue")).isEqualTo("cannot bring back m");
        frontEnd.ask(frontEnd.control, "interrupt_request", "{}");
        assertThat(frontEnd.hear(frontEnd.shell).at("status")).isEqualTo("error");
    }

    @Test
    void aWronglySignedMessageIsDropped() {
        frontEnd.askWithKey(frontEnd.shell, "kernel_info_request", "{}", "wrong");
        var id = frontEnd.ask(frontEnd.shell, "kernel_info_request", "{}");

        var reply = frontEnd.hear(frontEnd.shell);

        assertThat(reply.parentId()).isEqualTo(id);
        assertThat(reply.at("status")).isEqualTo("ok");
        assertThat(reply.at("language_info", "name")).isEqualTo("java");
        assertThat(reply.at("language_info", "file_extension")).isEqualTo(".jsh");
    }

    @Test
    void inputIsAskedOfTheFrontEndThatRunsTheCell() {
        var id = frontEnd.execute("ask Name? \nread");

        var question = frontEnd.hear(frontEnd.stdin);
        frontEnd.ask(frontEnd.stdin, "input_reply", "{\"value\":\"Ada\"}");
        var second = frontEnd.hear(frontEnd.stdin);
        frontEnd.ask(frontEnd.stdin, "input_reply", "{\"value\":\"line\"}");

        assertThat(question.type()).isEqualTo("input_request");
        assertThat(question.at("prompt")).isEqualTo("Name? ");
        assertThat(question.parentId()).isEqualTo(id);
        assertThat(second.at("prompt")).isEmpty();
        assertThat(text(frontEnd.published(id))).isEqualTo("answer: Ada\nread: line\n");
    }

    @Test
    void whereNobodyMayBeAskedTheCellIsTold() {
        frontEnd.execute("ask Name?", ",\"allow_stdin\":false");

        assertThat(frontEnd.hear(frontEnd.shell).at("evalue")).contains("nobody can be asked here");
    }

    @Test
    void aThreadsOutputBelongsToTheCellThatStartedIt() throws Exception {
        var first = frontEnd.execute("thread late");
        frontEnd.published(first);
        var second = frontEnd.execute("print second");
        frontEnd.published(second);
        server.engine().release.countDown();

        var late = frontEnd.hear(frontEnd.iopub);

        assertThat(late.at("text")).isEqualTo("late" + System.lineSeparator());
        assertThat(late.parentId()).isEqualTo(first);
    }

    @Test
    void aCellThatReplacesTheStreamsDoesNotSilenceTheNext() {
        frontEnd.published(frontEnd.execute("stolen"));

        assertThat(text(frontEnd.published(frontEnd.execute("print here")))).isEqualTo("here\n");
    }

    @Test
    void anUnknownRequestIsRefusedInWords() {
        var id = frontEnd.ask(frontEnd.control, "debug_request", "{}");

        var reply = frontEnd.hear(frontEnd.control);

        assertThat(reply.type()).isEqualTo("debug_reply");
        assertThat(reply.at("status")).isEqualTo("error");
        assertThat(frontEnd.published(id)).hasSize(2);
    }

    @Test
    void aCommForAnUnknownTargetIsClosed() {
        var id = frontEnd.ask(frontEnd.shell, "comm_open", "{\"comm_id\":\"c\",\"target_name\":\"t\",\"data\":{}}");

        var published = frontEnd.published(id);

        assertThat(published.get(1).type()).isEqualTo("comm_close");
        assertThat(published.get(1).at("comm_id")).isEqualTo("c");
    }

    @Test
    void twoFrontEndsEachGetTheirReplyAndBothHearEverything() {
        try (var other = server.frontEnd()) {
            var mine = frontEnd.execute("print mine");
            assertThat(text(other.published(mine))).isEqualTo("mine\n");
            var theirs = other.execute("print theirs");

            assertThat(text(frontEnd.published(theirs))).isEqualTo("theirs\n");
            assertThat(frontEnd.hear(frontEnd.shell).parentId()).isEqualTo(mine);
            assertThat(other.hear(other.shell).parentId()).isEqualTo(theirs);
        }
    }

    @Test
    void aFrontEndThatVanishedAndReturnsIsServedAgain() {
        frontEnd.published(frontEnd.execute("print before"));
        frontEnd.close();

        frontEnd = new RawFrontEnd(server.connection(), "again").ready();
        frontEnd.close();
        frontEnd = new RawFrontEnd(server.connection(), "again").ready();
        var id = frontEnd.execute("print after");

        assertThat(text(frontEnd.published(id))).isEqualTo("after\n");
        assertThat(frontEnd.hear(frontEnd.shell).at("execution_count")).isEqualTo("2");
    }

    @Test
    void theHeartbeatEchoes() {
        frontEnd.heartbeat.send("ping");

        assertThat(frontEnd.heartbeat.recvStr()).isEqualTo("ping");
    }

    @Test
    void shutdownIsAnsweredAndToldToAll() {
        var id = frontEnd.ask(frontEnd.control, "shutdown_request", "{\"restart\":true}");

        assertThat(frontEnd.hear(frontEnd.control).at("restart")).isEqualTo("true");
        server.server().awaitEnd();
        assertThat(frontEnd.published(id).get(1).type()).isEqualTo("shutdown_reply");
    }

    private static String text(List<Heard> published) {
        return published.stream()
                .filter(heard -> heard.type().equals("stream"))
                .map(heard -> heard.at("text"))
                .reduce("", String::concat)
                .replace(System.lineSeparator(), "\n");
    }
}
