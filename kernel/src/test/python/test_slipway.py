"""The kernel as Jupyter's own clients see it; run by JupyterIT with the kernelspec of a virtual environment."""

import itertools
import os
import random
import socket
import subprocess
import sys
import time
import unittest

import jupyter_kernel_test as jkt
import nbformat
from jupyter_client.connect import LocalPortCache
from jupyter_client.manager import start_new_kernel
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError


PORTS = itertools.count(random.randrange(15000, 31000))


def find_port_nobody_is_lent(_, ip):
    """A free port below those that Linux lends to calls: tests beside these make many while a kernel starts."""
    for port in PORTS:
        with socket.socket() as tried:
            try:
                tried.bind((ip, port))
                return port
            except OSError:
                pass


LocalPortCache.find_available_port = find_port_nobody_is_lent


class KernelTest(jkt.KernelTests):
    kernel_name = "slipway"
    language_name = "java"
    file_extension = ".jsh"
    code_hello_world = 'System.out.println("hello, world");'
    code_stderr = 'System.err.println("oops");'
    completion_samples = [
        {"text": "Math.abs", "matches": ["abs", "absExact"]},
        {"text": "int 𝕏 = 1; Math.flo", "matches": ["floor", "floorDiv", "floorMod", "floorDivExact"]},
    ]
    complete_code_samples = ["1 + 1", "int x = 1;", "void f() { }", "record P(int x) { }", "for (;;) { break; }"]
    incomplete_code_samples = ["int f() {", "record P(int x) {", 'var s = """\nhello', "int x = 1 +"]
    invalid_code_samples = ["int x = = 5;", "}}", "import 7;"]
    code_generate_error = 'throw new IllegalStateException("no");'
    code_execute_result = [
        {"code": "1 + 2 + 3", "result": "6"},
        {"code": '"a" + "b"', "result": "ab"},
        {"code": "List.of(1, 2)", "result": "[1, 2]"},
    ]
    code_display_data = [
        {"code": 'display("<b>x</b>", "text/html")', "mime": "text/html"},
        {"code": "note(\"*x*\")", "mime": "text/markdown"},
        {
            "code": "display(new java.awt.image.BufferedImage(4, 4, java.awt.image.BufferedImage.TYPE_INT_RGB))",
            "mime": "image/png",
        },
    ]
    code_clear_output = "clearOutput();"
    supported_history_operations = ("tail", "range", "search")
    code_history_pattern = "1?+*3"
    code_inspect_sample = "Math.abs"


class WelcomeTest(jkt.IopubWelcomeTests):
    kernel_name = "slipway"
    support_iopub_welcome = True


class NotebookTest(unittest.TestCase):
    def run_cells(self, *sources, **options):
        notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(source) for source in sources])
        client = NotebookClient(notebook, kernel_name="slipway", timeout=60, **options)
        try:
            client.execute()
        finally:
            self.notebook = notebook
        return notebook

    def test_values_and_text_arrive_in_their_cells(self):
        notebook = self.run_cells("int x = 20;", 'System.out.println("x is " + x); x + 1')

        self.assertEqual(notebook.cells[0].outputs, [])
        self.assertEqual(notebook.cells[1].outputs[0].text, "x is 20\n")
        self.assertEqual(notebook.cells[1].outputs[1].data["text/plain"], "21")
        self.assertEqual([cell.execution_count for cell in notebook.cells], [1, 2])

    def test_a_failing_cell_stops_the_notebook(self):
        with self.assertRaises(CellExecutionError) as failed:
            self.run_cells("int x = 1;", "x / 0", "x")

        self.assertEqual(failed.exception.ename, "java.lang.ArithmeticException")
        self.assertIsNone(self.notebook.cells[2].execution_count)

    @staticmethod
    def begins(message, request):
        return message["msg_type"] == "execute_input" and message["parent_header"].get("msg_id") == request

    def test_an_interrupted_cell_leaves_the_kernel_alive(self):
        manager, client = start_new_kernel(kernel_name="slipway")
        try:
            client.execute("int kept = 7;", reply=True, timeout=60)
            endless = client.execute("while (true) { }")
            # the first cell's messages still wait in the queue: only this one's say that it has begun
            while not self.begins(client.get_iopub_msg(timeout=60), endless):
                pass
            manager.interrupt_kernel()
            reply = client.get_shell_msg(timeout=60)
            self.assertEqual(reply["parent_header"]["msg_id"], endless)
            self.assertEqual(reply["content"]["status"], "error")
            after = client.execute("kept", reply=True, timeout=60)
            self.assertEqual(after["content"]["status"], "ok")
        finally:
            client.stop_channels()
            began = time.monotonic()
            manager.shutdown_kernel()
            self.assertLess(time.monotonic() - began, 3)

    def test_a_kernel_ends_with_the_process_that_started_it(self):
        script = (
            "import os; from jupyter_client.manager import start_new_kernel; "
            "m, c = start_new_kernel(kernel_name='slipway'); print(m.provisioner.process.pid, flush=True); os._exit(1)"
        )
        with subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE) as starter:
            pid = int(starter.stdout.readline())
            starter.stdout.close()
            starter.wait(timeout=60)
        end = time.monotonic() + 60
        while self.is_alive(pid) and time.monotonic() < end:
            time.sleep(0.2)
        self.assertFalse(self.is_alive(pid))

    @staticmethod
    def is_alive(pid):
        try:
            os.kill(pid, 0)
            return True
        except ProcessLookupError:
            return False


if __name__ == "__main__":
    unittest.main()
