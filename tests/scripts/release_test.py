"""Tests of what scripts/release packs, of its licences, and of how the site is published."""

import json
import os
import re
import sys
import tempfile
import unittest
import zipfile
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "scripts"))

import licences  # noqa: E402
import make_release  # noqa: E402

COPYRIGHT = """Format: https://example.org/

Files:
 *
Copyright:
  2010-2022  The Emscripten Authors
License: Expat or NCSA~Mozilla

Files:
 system/lib/libc/musl/*
Copyright:
  2005-2014  Rich Felker
License: Expat

Files:
 system/lib/libcxx/*
 system/lib/compiler-rt/*
Copyright:
  Howard Hinnant
License: Apache-2.0 with LLVM exception
 As an exception, do as you like.

Files:
 tests/fonts/*
Copyright:
  Somebody else
License: GPL-2

License: Expat
 Permission is hereby granted.

License: NCSA~Mozilla
 Redistributions of source code.

License: GPL-2
 The work is free.
"""


class Packing(unittest.TestCase):
    """Zip files, sums, the program."""

    def setUp(self):
        scratch = tempfile.TemporaryDirectory()
        self.addCleanup(scratch.cleanup)
        self.folder = Path(scratch.name) / "files"
        (self.folder / "inner").mkdir(parents=True)
        (self.folder / "b.txt").write_text("second")
        (self.folder / "a.txt").write_text("first")
        (self.folder / "inner" / "c.txt").write_text("third")
        self.result = Path(scratch.name) / "files.zip"

    def pack(self):
        make_release.write_zip(self.result, self.folder, "top", {"LICENSES.txt": "free"})
        return self.result.read_bytes()

    def test_the_same_files_are_the_same_bytes_at_any_time(self):
        first = self.pack()
        for path in self.folder.rglob("*"):
            os.utime(path, (1e9, 1e9))
        self.assertEqual(self.pack(), first)

    def test_names_are_sorted_below_one_folder(self):
        self.pack()
        with zipfile.ZipFile(self.result) as archive:
            self.assertEqual(archive.namelist(), ["top/LICENSES.txt", "top/a.txt", "top/b.txt",
                                                  "top/inner/c.txt"])
            self.assertEqual(archive.read("top/inner/c.txt"), b"third")

    def test_sums_name_every_file(self):
        (self.folder / "inner" / "c.txt").unlink()
        (self.folder / "inner").rmdir()
        make_release.write_sums(self.folder)
        sums = (self.folder / "SHA256SUMS").read_text()
        # The digest of "first", as sha256sum prints it.
        digest = "a7937b64b8caa58f03721bb6bacf5c78cb235febe0e70b1b84cd99541461a08e"
        self.assertTrue(sums.startswith(f"{digest}  a.txt\n"))
        self.assertEqual(len(sums.splitlines()), 2)

    def test_the_program_may_need_the_c_library_alone(self):
        may = make_release.SHARED_LIBRARIES.fullmatch
        for name in ("libc.so.6", "libm.so.6", "ld-linux-x86-64.so.2"):
            self.assertTrue(may(name), name)
        for name in ("libstdc++.so.6", "libgcc_s.so.1", "libcurl.so.4"):
            self.assertFalse(may(name), name)


class Licences(unittest.TestCase):
    """Every part with its text."""

    def test_of_emscripten_only_what_is_in_a_core(self):
        text = licences.emscripten_licences(COPYRIGHT)
        for expected in ("Rich Felker", "Howard Hinnant", "Permission is hereby granted.",
                         "Redistributions of source code.", "do as you like"):
            self.assertIn(expected, text)
        self.assertNotIn("Somebody else", text)
        self.assertNotIn("The work is free.", text)

    def test_a_licence_without_a_text_is_an_error(self):
        without = COPYRIGHT.replace("License: Expat\n Permission is hereby granted.\n", "")
        with self.assertRaisesRegex(licences.MissingText, "expat has no text"):
            licences.emscripten_licences(without)

    def test_a_part_that_is_not_named_is_an_error(self):
        with self.assertRaisesRegex(licences.MissingText, "musl"):
            licences.emscripten_licences(COPYRIGHT.replace("libc/musl", "libc/other"))

    def test_a_package_or_file_that_is_missing_is_an_error(self):
        with tempfile.TemporaryDirectory() as folder:
            for ask in (licences.package_licence, licences.core_licences,
                        licences.runtime_of_compiler):
                with self.assertRaises(licences.MissingText):
                    ask(folder)

    def test_all_that_the_page_has_inside_is_there(self):
        titles = [title for title, text in licences.all_licences() if len(text) > 500]
        for part in ("Roofloor", "nlohmann", "Emscripten", "chart.js", "@kurkle/color",
                     "lit-html", "GCC"):
            self.assertTrue(any(part in title for title in titles), part)


class Version(unittest.TestCase):
    """One place has it; what repeats it agrees."""

    def test_packages_have_the_version_of_the_header(self):
        for name in ("package.json", "package-lock.json"):
            package = json.loads((ROOT / "web" / name).read_text(encoding="utf-8"))
            self.assertEqual(package.get("version", make_release.version()),
                             make_release.version(), name)

    def test_no_other_place_states_one(self):
        for name in ("CMakeLists.txt", "web/manifest.webmanifest", "README.md"):
            text = (ROOT / name).read_text(encoding="utf-8")
            self.assertNotIn(make_release.version(), text, name)


class Publishing(unittest.TestCase):
    """The workflow of GitHub Pages."""

    def setUp(self):
        path = ROOT / ".github" / "workflows" / "pages.yml"
        self.jobs = yaml.safe_load(path.read_text(encoding="utf-8"))["jobs"]
        self.steps = [step for job in self.jobs.values() for step in job["steps"]]

    def test_it_builds_with_scripts_that_exist(self):
        commands = " ".join(step.get("run", "") for step in self.steps)
        names = set(re.findall(r"scripts/[\w.]+", commands))
        self.assertEqual(names, {"scripts/setup", "scripts/build", "scripts/licences.py"})
        for name in names:
            self.assertTrue(os.access(ROOT / name, os.R_OK if name.endswith(".py") else os.X_OK))

    def test_the_site_is_what_is_published(self):
        [upload] = [step for step in self.steps if "upload" in step.get("uses", "")]
        self.assertEqual(upload["with"]["path"], "build/site")
        self.assertEqual(self.jobs["publish"]["needs"], "build")

    def test_every_action_states_its_version(self):
        for step in self.steps:
            if "uses" in step:
                self.assertRegex(step["uses"], r"^actions/[\w-]+@v\d+$")


if __name__ == "__main__":
    unittest.main()
