"""The licences of all that a release has inside, as texts of the packages that are installed.

As a program it prints them.

A text that is missing is an error: what is given away must carry its licences.
"""

import json
import re
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DOCUMENTS = Path("/usr/share/doc")

# What the linker of Emscripten puts into a core; its loader and emmalloc are "*" and src/.
IN_A_CORE = re.compile(
    r"\*|src/(?:shell|preamble|postamble|library|runtime_\w+|support)\.js"
    r"|system/lib/(?:libc/musl|compiler-rt|libcxx|libcxxabi|libunwind)/.*")


class MissingText(Exception):
    """A licence without its text."""


def read_text(path):
    """A text of an installed package."""
    try:
        return Path(path).read_text(encoding="utf-8").strip()
    except OSError as error:
        raise MissingText(f"the licence {path} cannot be read: {error.strerror}") from error


def package_licence(folder):
    """The licence of a package of npm."""
    found = sorted(path for path in Path(folder).glob("*")
                   if re.match("licen[cs]e", path.name, re.IGNORECASE))
    if not found:
        raise MissingText(f"{folder} has no licence")
    return "\n\n".join(read_text(path) for path in found)


def paragraphs_of(text):
    """The paragraphs of a copyright file of Debian, each with its fields."""
    fields = re.compile(r"^([A-Za-z-]+):[ \t]*((?:.*\n?)(?:[ \t]+.*\n?)*)", re.MULTILINE)
    for paragraph in re.split(r"\n[ \t]*\n", text):
        found = {match[1]: match[2].strip() for match in fields.finditer(paragraph + "\n")}
        if found:
            yield paragraph.strip(), found


def names_of(licence):
    """`Expat or NCSA~LLVM` names two."""
    head = licence.split("\n")[0]
    parts = re.split(r",|\b(?:and|or|with)\b", head)
    return [part.strip().lower() for part in parts if part.strip() and "exception" not in part]


def licence_texts(paragraphs):
    """The licences that stand by themselves, by their names; the longest text of each."""
    texts = {}
    for paragraph, fields in paragraphs:
        if "Files" in fields or "License" not in fields:
            continue
        reference = re.match(r"/usr/share/common-licenses/\S+$", fields.get("Reference", ""))
        text = f"{paragraph}\n\n{read_text(reference[0])}" if reference else paragraph
        for name in names_of(fields["License"]):
            texts[name] = max(texts.get(name, ""), text, key=len)
    return texts


def emscripten_licences(text):
    """Of a copyright file of Emscripten, what concerns the code that gets into a core."""
    paragraphs = list(paragraphs_of(text))
    texts = licence_texts(paragraphs)
    concerned, needed, seen = [], {}, set()
    for paragraph, fields in paragraphs:
        files = [name for name in fields.get("Files", "").split() if IN_A_CORE.fullmatch(name)]
        if not files:
            continue
        concerned.append(paragraph)
        seen.update("/".join(name.split("/")[:4]) for name in files)
        has_text = "\n" in fields["License"]
        for name in names_of(fields["License"]):
            if name not in texts and not has_text:
                raise MissingText(f"Emscripten's licence {name} has no text")
            needed[name] = texts.get(name, "")
    for part in ("*", "system/lib/libc/musl", "system/lib/libcxx/*", "system/lib/compiler-rt/*"):
        if not any(name == part for name in seen):
            raise MissingText(f"Emscripten's copyright file says nothing of {part}")
    return "\n\n".join([*concerned, *sorted(filter(None, needed.values()))])


def web_packages():
    """The packages of npm that the page has inside."""
    printed = subprocess.run(["node", "scripts/bundled_packages.mjs"], cwd=ROOT, check=True,
                             capture_output=True, text=True).stdout
    return json.loads(printed)


def runtime_of_compiler(documents):
    """The copyright file of GCC, whose C++ library is inside the program."""
    found = sorted(Path(documents).glob("gcc-*-base/copyright"))
    if not found:
        raise MissingText("the copyright file of GCC is missing")
    return read_text(found[-1])


def core_licences(documents=DOCUMENTS):
    """Title and text of all that is in a core of WebAssembly, ours first."""
    return [
        ("Roofloor", read_text(ROOT / "LICENSE")),
        ("In the core: JSON for Modern C++ (nlohmann/json)",
         read_text(Path(documents) / "nlohmann-json3-dev" / "copyright")),
        ("In the core as WebAssembly: Emscripten, its C library (musl), its C++ library (LLVM)",
         emscripten_licences(read_text(Path(documents) / "emscripten" / "copyright"))),
    ]


def all_licences(documents=DOCUMENTS, modules=ROOT / "web" / "node_modules"):
    """Title and text of all that a release has inside."""
    packages = [(f"In the page: {name}", package_licence(Path(modules) / name))
                for name in web_packages()]
    return [
        *core_licences(documents),
        *packages,
        ("In the program: the C++ library of GCC, under its runtime library exception",
         runtime_of_compiler(documents)),
    ]


def as_text(licences):
    """One file with a title above every text."""
    line = "=" * 80
    return "\n\n".join(f"{line}\n{title}\n{line}\n\n{text}" for title, text in licences) + "\n"


if __name__ == "__main__":
    print(as_text(all_licences()), end="")
