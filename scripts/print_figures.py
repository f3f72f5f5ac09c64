#!/usr/bin/env python3
"""Every figure of some projects in all formats and sizes, through LaTeX and matplotlib.

print_figures.py [--only TEXT]: those with the text in their names alone, such as "decode/roofline".
print_figures.py --quick: three of the projects, in one size, as the tests do.
What was made stands in build/figures/; the last line says how many failed.
"""

import argparse
import csv
import io
import json
import os
import subprocess
import sys
import xml.etree.ElementTree as xml
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

CORE = Path("build/native/roofloor")
FOLDER = Path("build/figures")
FORMATS = {"svg": "svg", "pgfplots": "tex", "matplotlib": "py", "csv": "csv"}
SIZES = ["one_column", "two_column", "slide", ""]
SECONDS = 120
LINK = "https://roofloor.example/#s=1.a--b%25_#&"

HOSTILE = [
    "</script><script>alert(1)</script>", "\\end{document}", "'''\"\"\"",
    "two\nlines\r\n\tand more",
    "]]> --> & <b>", "100% #1 $x$ {y} a_b^c~d", "層 ü ß ½ İ 🏠",
    "\u202f×·β⁻¹ “quoted” – …",
    "\\input{nothing} `a' ,,b'' --c",
]

GPU = {"own": {"name": "My $chip_1 & 100 %", "peaks": {"fp16": 1e14}, "tdp_watts": 300,
               "levels": [{"name": "DRAM", "bandwidth_bytes_per_second": 1e12,
                           "energy_per_byte_joules": 1e-11}],
               "energy_per_operation_joules": {"any": 1e-12}, "constant_power_watts": 20}}
PRESETS = ["nv_v100_sxm2", "dig", "pim", "pnm"]

PROJECTS = {
    "start": {},
    "notebook": {"workload": {"network": "alexnet_notebook"}, "conventions": {"notebook": True}},
    "linear": {"view": {"scale": "linear"}},
    "decode": {
        "workload": {"network": "llama_2_7b", "phase": "decode"},
        "hardware": [{"preset": name} for name in PRESETS], "view": {"measured_at": "every"}},
    "one": {"workload": {"network": "resnet18"}, "hardware": [GPU]},
    "hostile": {
        "title": HOSTILE[0],
        "workload": {"name": HOSTILE[1], "layers": [
            {"name": name, "kind": "custom",
             "parameters": {"operations": 1e9 * 3 ** i, "bytes": 2e9 / 2 ** i}}
            for i, name in enumerate(HOSTILE)]},
        "hardware": [GPU, {"preset": "pim"}]},
}


QUICK = ["start", "decode", "hostile"]


def run(command, folder=None):
    """The text that a command prints; raises where it fails."""
    done = subprocess.run(command, cwd=folder, capture_output=True, timeout=SECONDS, check=False)
    text = done.stdout.decode("utf-8", "replace")
    if done.returncode != 0:
        raise RuntimeError(f"{command}: {text[-1500:]}{done.stderr.decode()[-1500:]}")
    return text


def make_pdf_of_tex(file):
    """A page of the figure, and the figure inside another document."""
    latex = ["pdflatex", "-halt-on-error", "-interaction=nonstopmode"]
    log = run([*latex, file.name], file.parent)
    if "Overfull \\hbox" in log or "Missing character" in log:
        raise RuntimeError(f"{file}: LaTeX complains of boxes or characters")
    around = file.with_name(file.stem + "-in-paper.tex")
    around.write_text("\\documentclass[twocolumn]{article}\n\\usepackage{pgfplots}\n"
                      "\\begin{document}\nBefore.\n"
                      f"\\begin{{figure}}\\input{{{file.name}}}\\caption{{A}}\\end{{figure}}\n"
                      f"\\begin{{figure}}\\input{{{file.name}}}\\caption{{B}}\\end{{figure}}\n"
                      "After.\n\\end{document}\n")
    run([*latex, around.name], file.parent)
    pdf = file.with_suffix(".pdf")
    if "Pages:           1\n" not in run(["pdfinfo", pdf]):
        raise RuntimeError(f"{file}: more than a page")
    return pdf


def make_pdf_of_python(file):
    made = file.with_name(file.stem + "-matplotlib.pdf")
    run(["/usr/bin/python3", "-W", "error::SyntaxWarning", file.name, made.name], file.parent)
    return made


def check_table(file):
    rows = list(csv.reader(io.StringIO(file.read_text(), newline="")))
    if len({len(row) for row in rows}) != 1:
        raise RuntimeError(f"{file}: rows differ in their number of cells")
    run([CORE.resolve(), "import", file.name], file.parent)


def check_picture(file):
    """Well-formed, nothing that runs, and the project inside."""
    for element in xml.parse(file).iter():
        if element.tag.endswith("script") or any(key.startswith("on") for key in element.attrib):
            raise RuntimeError(f"{file}: something in it may run")
    run([CORE.resolve(), "analyze", file.name], file.parent)


CHECKS = {"svg": check_picture, "csv": check_table, "tex": make_pdf_of_tex,
          "py": make_pdf_of_python}


def make(project, figure, size, form):
    name = f"{figure}-{size or 'plain'}"
    file = FOLDER / project / f"{name}.{FORMATS[form]}"
    given = json.dumps({"path": True, "pinned": [1]})
    named = ["--size", size] if size else []
    text = run([CORE, "figure", FOLDER / project / "project.json", "--figure", figure,
                "--format", form, "--link", LINK, "--options", given, *named])
    file.write_bytes(text.encode())
    pdf = CHECKS[FORMATS[form]](file)
    if pdf:
        run(["pdftoppm", "-r", "110", "-png", "-singlefile", pdf, pdf.with_suffix("")])


def attempt(task):
    try:
        make(*task)
    except (RuntimeError, subprocess.TimeoutExpired, xml.ParseError) as error:
        print("/".join(task), error, sep=": ")
        return 1
    return 0


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", default="")
    parser.add_argument("--quick", action="store_true")
    given = parser.parse_args()
    projects = QUICK if given.quick else PROJECTS
    sizes = SIZES[:1] if given.quick else SIZES
    figures = [entry["name"] for entry in json.loads(run([CORE, "describe"]))["result"]["figures"]]
    for name, project in PROJECTS.items():
        (FOLDER / name).mkdir(parents=True, exist_ok=True)
        (FOLDER / name / "project.json").write_text(json.dumps({"roofloor": 1, **project}))
    tasks = [(project, figure, size, form) for project in projects for figure in figures
             for size in sizes for form in FORMATS
             if given.only in f"{project}/{figure}-{size}.{form}"]
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        failed = sum(pool.map(attempt, tasks))
    print(f"{len(tasks)} files, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
