"""The child process that runs a project's finish.py: the request on standard input, the answer on standard output.

It is started by `system` alone and for approved files only; nothing else may import this module.
"""

from __future__ import annotations

import base64
import json
import os
import sys
from traceback import walk_tb
from typing import Any

from esgreport.base.finding import quote
from esgreport.distribution.object_model import POWERPOINT, deck, document, saved

SCRIPT = "finish.py"


def main() -> None:
    """Read one request, run it, write the answer; what finish.py itself prints goes nowhere."""
    request = json.loads(sys.stdin.buffer.read())
    answer = os.dup(1)
    os.dup2(2, 1)
    data = json.dumps(run(**request)).encode()
    with os.fdopen(answer, "wb") as stream:
        stream.write(data)


def run(source: str, data: str, format: str, kind: str, language: str, audience: str) -> dict[str, Any]:
    """The changed file as `data`, or `line`, `error` and `reason` of what finish.py raised; `error` is empty for
    a file without the function.

    `source` and `data` are in base 64.
    """
    opened: Any = (deck if format == POWERPOINT else document)(base64.b64decode(data), SCRIPT).value
    space: dict[str, Any] = {"__name__": "finish", "__file__": SCRIPT}
    # Whatever the file raises, the wish to leave among it, is its author's to hear about.
    try:
        exec(compile(base64.b64decode(source), SCRIPT, "exec"), space)
        if not callable(space.get("finish")):
            return {"line": 0, "error": "", "reason": ""}
        space["finish"](opened, kind, language, audience)
        return {"data": base64.b64encode(saved(opened)).decode()}
    except BaseException as error:
        return {"line": _line(error), "error": type(error).__name__, "reason": quote(str(error))}


def _line(error: BaseException) -> int:
    """The last line of finish.py that was being carried out; 0 when it was in none."""
    if isinstance(error, SyntaxError) and error.filename == SCRIPT:
        return error.lineno or 0
    lines = [line for frame, line in walk_tb(error.__traceback__) if frame.f_code.co_filename == SCRIPT]
    return lines[-1] if lines else 0


if __name__ == "__main__":
    main()
