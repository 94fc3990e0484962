"""Executes a notebook from its first cell to its last, prints what its cells say, and fails where one fails. The
notebook itself stays as it is, without outputs."""

import sys

import nbclient
import nbformat

notebook = nbformat.read(sys.argv[1], as_version=4)
client = nbclient.NotebookClient(notebook, timeout=60, kernel_name="python3")
try:
    client.execute()
except nbclient.exceptions.CellExecutionError as failure:
    sys.exit(f"FAILED {sys.argv[1]}: {failure}")
for cell in notebook.cells:
    for output in cell.get("outputs", []):
        print(output.get("text", "").strip() or output.get("data", {}).get("text/plain", ""))
print(f"ok     {sys.argv[1]}")
