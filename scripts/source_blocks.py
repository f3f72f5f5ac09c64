"""Finds functions and tables in C++ and JavaScript by their braces, without a parser."""

import re
from dataclasses import dataclass

CONTROL = {"if", "for", "while", "switch", "catch", "with", "constexpr", "await"}
QUALIFIERS = re.compile(r"(?:\b(?:const|noexcept|override|final|mutable)|->[\w:<>&*,\s]+)\s*$")
BEFORE_REGEX = re.compile(r"(?:[(,=:\[!&|?{};<>+\-*%~^]|\breturn|^)\s*$")
RAW_STRING = re.compile(r'R"([^()\s\\]{0,16})\(')
PAIRS = {"{": "}", "[": "]"}


@dataclass
class Block:
    """A function or a table: its first and last line, counted from 1."""

    kind: str
    first_line: int
    last_line: int


def end_of_quoted(text, start):
    """The index behind the string or character that opens at `start`; it ends with its line."""
    quote, index = text[start], start + 1
    while index < len(text) and text[index] not in (quote, "\n"):
        index += 2 if text[index] == "\\" else 1
    return min(index + 1, len(text))


def end_of_regex(text, start):
    """The index behind the regular expression that opens at `start`."""
    index, in_class = start + 1, False
    while index < len(text) and text[index] != "\n" and (in_class or text[index] != "/"):
        if text[index] in "[]":
            in_class = text[index] == "["
        index += 2 if text[index] == "\\" else 1
    return min(index + 1, len(text))


def end_of_template(text, start):
    """The index behind the JavaScript template that opens at `start`, with all inside it."""
    index = start + 1
    while index < len(text) and text[index] != "`":
        if text.startswith("${", index):
            depth, index = 1, index + 2
            while index < len(text) and depth:
                end = end_of_opaque(text, index, True)
                depth += {"{": 1, "}": -1}.get(text[index], 0) if end is None else 0
                index = end or index + 1
        else:
            index += 2 if text[index] == "\\" else 1
    return min(index + 1, len(text))


def end_of_comment(text, start):
    """The index behind the comment that opens at `start`, or None."""
    for opening, closing, kept in (("//", "\n", 1), ("/*", "*/", 0)):
        if text.startswith(opening, start):
            end = text.find(closing, start + 2)
            return len(text) if end < 0 else end + len(closing) - kept
    return None


def end_of_opaque(text, index, is_javascript):
    """The index behind a comment or literal that opens at `index`; None where none opens."""
    letter = text[index]
    if letter == "/":
        end = end_of_comment(text, index)
        if end is None and is_javascript and BEFORE_REGEX.search(text[max(0, index - 40):index]):
            end = end_of_regex(text, index)
        return end
    if letter == "R" and not is_javascript and (raw := RAW_STRING.match(text, index)):
        closing = f'){raw[1]}"'
        end = text.find(closing, raw.end())
        return len(text) if end < 0 else end + len(closing)
    if letter == "'" and not is_javascript and index and text[index - 1].isalnum():
        return None  # a digit separator: 1'000
    if letter in "\"'":
        return end_of_quoted(text, index)
    return end_of_template(text, index) if letter == "`" and is_javascript else None


def without_literals(text, is_javascript):
    """The text with comments and literals blanked; every line keeps its place."""
    parts, index = [], 0
    while index < len(text):
        end = end_of_opaque(text, index, is_javascript)
        if end is None:
            parts.append(text[index])
            index += 1
        else:
            parts.append(re.sub(r"[^\n]", " ", text[index:end]))
            index = end
    return "".join(parts)


def word_before_parenthesis(head):
    """The word in front of the parentheses that end `head`: `run` of `int run(int (*a)())`."""
    depth = 0
    for index in range(len(head) - 1, -1, -1):
        depth += {")": 1, "(": -1}.get(head[index], 0)
        if depth == 0:
            words = re.findall(r"[\w$#]+", head[:index][-80:])
            return words[-1] if words else ""
    return ""


def kind_of_block(code, start):
    """What the bracket at `start` opens: 'function', 'table' or 'other'."""
    head = code[max(0, start - 4000):start].rstrip()
    if code[start] == "{" and head.endswith("=>"):
        return "function"
    if head.endswith("=") or re.search(r"\breturn$", head):
        return "table"
    while qualifier := QUALIFIERS.search(head):
        head = head[:qualifier.start()].rstrip()
    if code[start] == "{" and head.endswith(")"):
        return "other" if word_before_parenthesis(head) in CONTROL else "function"
    return "other"


def find_blocks(text, is_javascript):
    """The outermost functions, and the tables that hold no function."""
    code = without_literals(text, is_javascript)
    found, stack, line = [], [], 1
    for index, letter in enumerate(code):
        line += letter == "\n"
        if letter in PAIRS:
            kind = kind_of_block(code, index)
            if kind == "function":
                stack = [(k if k != "table" else "other", n) for k, n in stack]
            stack.append((kind, line))
        elif letter in PAIRS.values() and stack:
            kind, first_line = stack.pop()
            if kind == "table" or kind == "function" and all(k != kind for k, _ in stack):
                found.append(Block(kind, first_line, line))
    return found


def lines_of_tables(blocks, first_line, last_line):
    """How many lines between the two belong to the insides of tables."""
    inside = set()
    for block in blocks:
        if block.kind == "table" and first_line <= block.first_line <= last_line:
            inside.update(range(block.first_line + 1, block.last_line))
    return len(inside)
