#!/usr/bin/env python3
"""Checks the rules of the house: who may include whom, lengths, names and words.

Prints one line for each fault and ends with status 1 when there is any. The arrows between the
folders of src/ are read from the table in src/README.md.
"""

import ast
import os
import re
import sys
from dataclasses import dataclass, field
from pathlib import Path

from source_blocks import find_blocks, lines_of_tables

LONGEST_LINE = 100
LONGEST_FUNCTION = 60
LONGEST_FILE = 400

SKIPPED_FOLDERS = {".git", "build", "node_modules", "__pycache__"}
CODE = {".h", ".cpp", ".js", ".mjs", ".py", ".ts"}
JAVASCRIPT = {".js", ".mjs", ".ts"}
TEXT = CODE | {".css", ".html", ".json", ".md", ".txt", ".csv", ".yml", ".svg", ".webmanifest", ""}
PROSE = CODE | {".css", ".html", ".md", ""}
FREE_WIDTH = {".json", ".md", ".csv", ".svg"}
LIBRARIES = ("nlohmann", "emscripten")

UNFINISHED = re.compile(r"\b(?:TO" + r"DO|FIX" + r"ME|XX" + r"X)\b")
VAGUE_PARTS = {"manager", "managers", "helper", "helpers", "util", "utils", "impl"}
VAGUE_TYPE = re.compile(r"\b(?:class|struct|enum)\s+\w*(?:Manager|Helper|Utils?|Impl)\b")
HOME_FOLDER = re.compile(r"(?<![\w.])/(?:home|root|Users)/")
PACKAGE_HOST = re.compile(r"https?://(?:deb|registry)\.|\bregistry\.npmjs|\bdeb\.debian")

# What a panel draws with and reports to, and modules that only compute from their arguments.
PANEL_MAY_IMPORT = re.compile(
    r"\./\w+\.js|lit(?:/.*)?"
    r"|\.\./(?:text/\w+|project/(?:store|layer_edits|project_edits)|theme|types)\.js")
IMPORT = re.compile(
    r"""^[ \t]*(?:import|export)\b(?:[^'"`;()=]*\bfrom)?\s*['"]([^'"]+)['"]"""
    r"""|\bimport\(\s*['"]([^'"]+)['"]\s*\)(?!\.)""", re.MULTILINE)


@dataclass
class Arrows:
    """The table of src/README.md: what each folder may include, and who may include a library."""

    folders: dict = field(default_factory=dict)
    libraries: dict = field(default_factory=dict)


def cells_of(line):
    """The cells of a row of a markdown table, without decoration."""
    return [cell.replace("`", "").strip() for cell in line.strip().strip("|").split("|")]


def names_of(cell):
    """The names in a cell; `-` means none."""
    return [name.strip() for name in cell.split(",") if name.strip() not in ("", "-")]


def read_arrows(readme):
    """Reads the table under the heading row `| folder | may include |`."""
    lines = readme.splitlines()
    heads = [n for n, line in enumerate(lines) if cells_of(line)[:2] == ["folder", "may include"]]
    if len(heads) != 1:
        raise ValueError("expected one table with the heads 'folder' and 'may include'")
    arrows = Arrows()
    for line in lines[heads[0] + 2:]:
        if not line.strip().startswith("|"):
            break
        left, right = cells_of(line)[:2]
        for name in names_of(left):
            if name.split("/")[0] in LIBRARIES:
                arrows.libraries[name.split("/")[0]] = names_of(right)
            elif right == "all of the above":
                arrows.folders[name] = list(arrows.folders)
            else:
                arrows.folders[name] = names_of(right)
    return arrows


def check_includes(path, text, arrows):
    """The arrows of one file of src/; `path` is relative to src/."""
    folder = path.parts[0]
    if folder not in arrows.folders:
        yield 1, f"folder '{folder}' has no row in the table of src/README.md"
        return
    allowed = {folder, *arrows.folders[folder]}
    for number, line in enumerate(text.splitlines(), 1):
        match = re.match(r'\s*#\s*include\s*([<"])([^>"]+)', line)
        if not match:
            continue
        target = match[2].split("/")[0]
        if match[1] == '"' and "/" not in match[2]:
            yield number, f"'{match[2]}' must be written from src/ on, with its folder"
        elif match[1] == '"' and target not in allowed:
            yield number, f"'{folder}' may not include '{target}'"
        elif match[1] == "<" and target in LIBRARIES:
            if not {folder, path.name} & set(arrows.libraries.get(target, [])):
                yield number, f"'{path}' may not include {target}"


def imports_of(text):
    """Line number and name of every module that a JavaScript file imports."""
    for match in IMPORT.finditer(text):
        yield text.count("\n", 0, match.end()) + 1, match[1] or match[2]


def check_imports(path, text):
    """The arrows of one module; `path` is relative to web/app/."""
    for number, name in imports_of(text):
        if name.split("/")[-1] == "main.js":
            yield number, "nobody imports main.js"
        if name == "roofloor-core" and path.name != "core.js":
            yield number, "only core.js may import roofloor-core"
        if name.startswith("chart.js") and path.name != "figure_canvas.js":
            yield number, "only figure_canvas.js may import chart.js"
        if path.parts[0] == "panels" and not PANEL_MAY_IMPORT.fullmatch(name):
            yield number, f"a panel may not import '{name}'"


def python_functions(text):
    """Name, first and last line of every function of a Python file."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            yield node.lineno, node.end_lineno


def check_lengths(path, text):
    """The lengths of the file and its functions, tables not counted."""
    line_count = len(text.splitlines())
    if path.suffix == ".py":
        blocks, functions = [], list(python_functions(text))
    elif path.suffix in CODE:
        blocks = find_blocks(text, path.suffix in JAVASCRIPT)
        functions = [(b.first_line, b.last_line) for b in blocks if b.kind == "function"]
    else:
        blocks, functions = [], []
    counted = line_count - lines_of_tables(blocks, 1, line_count)
    if counted > LONGEST_FILE:
        yield 1, f"the file has {counted} lines; expected at most {LONGEST_FILE}"
    for first, last in functions:
        length = last - first + 1 - lines_of_tables(blocks, first, last)
        if length > LONGEST_FUNCTION:
            yield first, f"the function has {length} lines; expected at most {LONGEST_FUNCTION}"


def check_words(path, text, own_folders):
    """Line width, unfinished words, vague type names, names of this computer."""
    for number, line in enumerate(text.splitlines(), 1):
        # JSON inside a raw string stays in one piece, as it does in a file of its own.
        is_free = path.suffix in FREE_WIDTH or path.parts[0] == "tests" and 'R"' in line
        if len(line) > LONGEST_LINE and not is_free:
            yield number, f"the line has {len(line)} columns; expected at most {LONGEST_LINE}"
        if path.suffix in PROSE and (found := UNFINISHED.search(line)):
            yield number, f"'{found[0]}': finish it or leave it out"
        if path.suffix in CODE and (found := VAGUE_TYPE.search(line)):
            yield number, f"'{found[0]}' says nothing; name what it is"
        if HOME_FOLDER.search(line) or any(folder in line for folder in own_folders):
            yield number, "a folder of one computer"
        if PACKAGE_HOST.search(line) or path.name == "package-lock.json" and '"resolved"' in line:
            yield number, "the host of a package registry"


def check_name(path):
    """Files whose name says nothing."""
    parts = re.sub(r"([a-z])([A-Z])", r"\1_\2", path.stem).lower()
    if vague := VAGUE_PARTS & set(re.split(r"[^a-z]+", parts)):
        yield 1, f"'{min(vague)}' in a file name says nothing; name what it holds"


def files_of(root):
    """Every file of the project, relative to its root."""
    for folder, folders, names in os.walk(root):
        folders[:] = sorted(name for name in folders if name not in SKIPPED_FOLDERS)
        for name in sorted(names):
            yield (Path(folder) / name).relative_to(root)


def check_file(path, text, arrows, own_folders):
    """All faults of one file as (line, message)."""
    yield from check_name(path)
    yield from check_words(path, text, own_folders)
    if path.parts[0] != "tests" and path.suffix in CODE | {".css", ".html"}:
        yield from check_lengths(path, text)
    if path.parts[0] == "src" and path.suffix in (".h", ".cpp"):
        yield from check_includes(path.relative_to("src"), text, arrows)
    if path.parts[:2] == ("web", "app") and path.suffix in JAVASCRIPT:
        yield from check_imports(path.relative_to("web/app"), text)


def check_project(root):
    """All faults of the project as printable lines."""
    arrows = read_arrows((root / "src/README.md").read_text(encoding="utf-8"))
    # A checkout directly below / or /usr would forbid words that everybody writes.
    own_folders = [f"{folder}/" for folder in (root, root.parent) if folder.name not in ("", "usr")]
    for path in files_of(root):
        if path.suffix in TEXT:
            text = (root / path).read_text(encoding="utf-8")
            for number, message in check_file(path, text, arrows, own_folders):
                yield f"{path}:{number}: {message}"


def main():
    root = Path(__file__).resolve().parent.parent
    faults = list(check_project(root))
    print("\n".join(faults) or "check_source: no fault found")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
