"""Tests of scripts/check_source.py: each rule with texts that keep it and texts that break it."""

import sys
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "scripts"))

import check_source  # noqa: E402
from source_blocks import find_blocks  # noqa: E402

README = """
# Map

| folder | may include |
|---|---|
| base | - |
| `json` | base |
| layers, networks | base |
| api | all of the above |
| bindings, cli | api |
| nlohmann/json | layer_file.cpp, json |
| emscripten | bindings.cpp |

After the table | of course | nothing counts.
"""


def messages(faults):
    return [message for _, message in faults]


def lines(count, text="x;"):
    return "\n".join([text] * count)


class ArrowTable(unittest.TestCase):
    def setUp(self):
        self.arrows = check_source.read_arrows(README)

    def included(self, path, text):
        return messages(check_source.check_includes(Path(path), text, self.arrows))

    def test_reads_rows_of_several_folders_and_all_of_the_above(self):
        self.assertEqual(self.arrows.folders["networks"], ["base"])
        self.assertEqual(self.arrows.folders["base"], [])
        self.assertEqual(self.arrows.folders["api"], ["base", "json", "layers", "networks"])
        self.assertEqual(self.arrows.libraries["emscripten"], ["bindings.cpp"])

    def test_a_readme_without_the_table_is_an_error(self):
        with self.assertRaises(ValueError):
            check_source.read_arrows("# Map")

    def test_own_folder_and_allowed_folders_pass(self):
        self.assertEqual(self.included("layers/a.cpp", '#include "base/b.h"\n'), [])
        self.assertEqual(self.included("layers/a.cpp", '#include "layers/a.h"\n#include <map>'), [])

    def test_an_arrow_backwards_fails(self):
        found = self.included("base/a.cpp", '#include "api/api.h"\n')
        self.assertEqual(found, ["'base' may not include 'api'"])

    def test_an_include_without_its_folder_fails(self):
        self.assertIn("must be written from src/", self.included("api/a.cpp", '#include "a.h"')[0])

    def test_a_folder_without_a_row_fails(self):
        self.assertIn("has no row", self.included("attic/a.cpp", "")[0])

    def test_libraries_are_for_named_files_and_folders(self):
        include = "#include <nlohmann/json.hpp>"
        self.assertEqual(self.included("json/text.cpp", include), [])
        self.assertEqual(self.included("layers/layer_file.cpp", include), [])
        self.assertIn("may not include nlohmann", self.included("layers/other.cpp", include)[0])


class WebArrows(unittest.TestCase):
    def imported(self, path, text):
        return messages(check_source.check_imports(Path(path), text))

    def test_modules_that_keep_the_arrows_pass(self):
        self.assertEqual(self.imported("core.js", "import a from 'roofloor-core';"), [])
        chart = "import {\n Chart } from 'chart.js';"
        self.assertEqual(self.imported("figure_canvas.js", chart), [])
        panel = "import { html } from 'lit';\nimport { get } from '../project/store.js';"
        self.assertEqual(self.imported("panels/bar.js", panel), [])

    def test_each_broken_arrow_is_named(self):
        self.assertEqual(self.imported("a.js", "import './main.js';"), ["nobody imports main.js"])
        self.assertIn("only core.js", self.imported("a.js", "import a from 'roofloor-core'")[0])
        self.assertIn("only figure", self.imported("a.js", "await import('chart.js/auto')")[0])
        core = "import '../core/core.js'"
        self.assertIn("a panel may not", self.imported("panels/a.js", core)[0])


class Lengths(unittest.TestCase):
    def found(self, name, text):
        return messages(check_source.check_lengths(Path(name), text))

    def test_a_function_may_have_60_lines_and_not_61(self):
        self.assertEqual(self.found("a.cpp", f"int f(int a) {{\n{lines(58)}\n}}\n"), [])
        self.assertIn("61 lines", self.found("a.cpp", f"int f(int a) {{\n{lines(59)}\n}}\n")[0])
        self.assertIn("61 lines", self.found("a.js", f"const f = (a) => {{\n{lines(59)}\n}};")[0])
        self.assertIn("61 lines", self.found("a.py", f"def f():\n{lines(60, '    pass')}")[0])

    def test_tables_do_not_count(self):
        table = f"static const T table[] = {{\n{lines(500, '  {1, 2},')}\n}};\n"
        self.assertEqual(self.found("a.cpp", table), [])
        self.assertEqual(self.found("a.cpp", f"T& f() {{\n{table} return table;\n}}"), [])
        methods = f"const panel = {{\n render() {{\n{lines(59)}\n }},\n}};"
        self.assertIn("61 lines", self.found("a.js", methods)[0])

    def test_a_file_may_have_400_lines_and_not_401(self):
        self.assertEqual(self.found("a.css", lines(400)), [])
        self.assertIn("401 lines", self.found("a.css", lines(401))[0])

    def test_braces_in_literals_and_comments_do_not_count(self):
        cpp = "int f() {\n  g('{', \"}\", R\"(}}})\", 1'000); // }\n  /* } */\n}\n"
        self.assertEqual([(b.first_line, b.last_line) for b in find_blocks(cpp, False)], [(1, 4)])
        web = "function f({ a } = {}) {\n  return html`${a.map((b) => html`}${b}`)}` + /[`}]/;\n}\n"
        functions = [b for b in find_blocks(web, True) if b.kind == "function"]
        self.assertEqual([(b.first_line, b.last_line) for b in functions], [(1, 3)])

    def test_control_statements_and_types_are_no_functions(self):
        code = f"namespace a {{\nstruct B {{\n{lines(70)}\n}};\n}}\nif (a) {{\n{lines(70)}\n}}\n"
        self.assertEqual(self.found("a.cpp", code), [])

    def test_qualifiers_and_return_types_do_not_hide_a_function(self):
        for head in ("int A::f() const noexcept", "auto f() -> std::vector<int>", "A() : b_(1)"):
            self.assertIn("61 lines", self.found("a.cpp", f"{head} {{\n{lines(59)}\n}}")[0])


class WordsAndNames(unittest.TestCase):
    def found(self, name, line):
        return messages(check_source.check_words(Path(name), line, ["/somewhere/project/"]))

    def test_width(self):
        self.assertEqual(self.found("a.cpp", "x" * 100), [])
        self.assertIn("101 columns", self.found("a.cpp", "x" * 101)[0])
        self.assertEqual(self.found("a.md", "x" * 300), [])
        self.assertEqual(self.found("tests/a_test.cpp", 'f(R"({' + "x" * 300 + '})")'), [])

    def test_unfinished_words(self):
        for word in ("TO" + "DO", "FIX" + "ME", "XX" + "X"):
            self.assertIn("finish it", self.found("a.js", f"// {word}: later")[0])
        self.assertEqual(self.found("a.js", "// XXXL, todolist"), [])

    def test_places_of_one_computer(self):
        for text in ("see " + "/ho" + "me/ann/x", "in /somewhere/project/src"):
            self.assertEqual(self.found("a.md", text), ["a folder of one computer"])
        self.assertEqual(self.found("a.md", "https://example.org/home/x"), [])
        self.assertIn("registry", self.found("a.md", "https://" + "registry.example.org/x")[0])
        self.assertIn("registry", self.found("package-lock.json", '  "resolved": "x"')[0])

    def test_vague_names(self):
        for name in ("a/layer_manager.cpp", "a/DrawHelper.js", "utils.h", "x_impl.cpp"):
            self.assertIn("says nothing", messages(check_source.check_name(Path(name)))[0])
        self.assertEqual(list(check_source.check_name(Path("a/simple_utilisation.cpp"))), [])
        self.assertIn("says nothing", self.found("a.h", "struct Layer" + "Manager {")[0])


if __name__ == "__main__":
    unittest.main()
