"""Tables in Markdown, and their place in docs/benchmarks.md."""

import re
from collections.abc import Sequence
from pathlib import Path


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A Markdown table."""
    lines = [head, ["---", *["---:"] * (len(head) - 1)], *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def write(file: Path, name: str, text: str) -> None:
    """Put the text between the marks of this measurement, or at the end of the file."""
    begin, end = f"<!-- {name} -->", f"<!-- /{name} -->"
    told = file.read_text(encoding="utf-8") if file.exists() else "# Benchmarks\n"
    block = f"{begin}\n{text.rstrip()}\n{end}"
    marked = re.compile(re.escape(begin) + ".*?" + re.escape(end), re.DOTALL)
    found = marked.sub(lambda _: block, told) if marked.search(told) else f"{told}\n{block}\n"
    file.write_text(found, encoding="utf-8")
