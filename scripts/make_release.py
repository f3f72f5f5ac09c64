"""Packs what is built into build/release/, and writes the licences and the sums beside it.

Expects build/native, build/site, build/roofloor.html and build/npm; scripts/release sees to that.
"""

import hashlib
import platform
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

import licences

ROOT = Path(__file__).resolve().parent.parent
BUILD = ROOT / "build"
RELEASE = BUILD / "release"

# The earliest time that a zip file can state: two releases of the same files are the same bytes.
FIXED_TIME = (1980, 1, 1, 0, 0, 0)
FILE_MODE = 0o100644

# All that the program may need of another computer.
SHARED_LIBRARIES = re.compile(r"(?:libc|libm|ld-linux[-\w]*)\.so\.\d+")


class ReleaseError(Exception):
    """Why there is no release."""


def version():
    """The one place where the version stands."""
    header = (ROOT / "src" / "api" / "version.h").read_text(encoding="utf-8")
    return re.search(r'version = "([^"]+)"', header)[1]


def write_zip(result, folder, top, extra=None):
    """All files below a folder as a zip in a folder `top`, and more by their names as texts."""
    files = {path.relative_to(folder).as_posix(): path.read_bytes()
             for path in folder.rglob("*") if path.is_file()}
    files.update({name: text.encode() for name, text in (extra or {}).items()})
    with zipfile.ZipFile(result, "w") as archive:
        for name in sorted(files):
            entry = zipfile.ZipInfo(f"{top}/{name}", FIXED_TIME)
            entry.external_attr = FILE_MODE << 16
            archive.writestr(entry, files[name], zipfile.ZIP_DEFLATED, 9)


def pack_npm(result, folder, licence_text):
    """The package as npm packs it, without a network."""
    with tempfile.TemporaryDirectory() as scratch:
        package = Path(scratch) / "package"
        shutil.copytree(folder, package)
        (package / "LICENSES.txt").write_text(licence_text, encoding="utf-8")
        subprocess.run(["npm", "pack", "--offline", "--ignore-scripts", "--no-update-notifier",
                        "--silent", "--pack-destination", scratch], cwd=package, check=True,
                       stdout=subprocess.DEVNULL)
        [packed] = Path(scratch).glob("*.tgz")
        shutil.move(packed, result)


def needed_libraries(program):
    """The shared libraries that a program asks for."""
    printed = subprocess.run(["readelf", "--dynamic", program], check=True, capture_output=True,
                             text=True).stdout
    return re.findall(r"\(NEEDED\).*\[(.+)\]", printed)


def copy_program(result, program):
    """The program without its symbols; it must need no more than the C library."""
    subprocess.run(["strip", "--strip-all", "-o", result, program], check=True)
    strange = [name for name in needed_libraries(result) if not SHARED_LIBRARIES.fullmatch(name)]
    if strange:
        raise ReleaseError(f"the program needs {', '.join(strange)}")
    result.chmod(0o755)


def write_sums(folder):
    """SHA256SUMS, as `sha256sum --check` reads it."""
    names = sorted(path.name for path in folder.iterdir())
    lines = [f"{hashlib.sha256((folder / name).read_bytes()).hexdigest()}  {name}\n"
             for name in names]
    (folder / "SHA256SUMS").write_text("".join(lines), encoding="utf-8")


def make_release():
    """Everything anew."""
    shutil.rmtree(RELEASE, ignore_errors=True)
    RELEASE.mkdir(parents=True)
    name = f"roofloor-{version()}"
    licence_text = licences.as_text(licences.all_licences())
    (RELEASE / "LICENSES.txt").write_text(licence_text, encoding="utf-8")
    write_zip(RELEASE / f"{name}-site.zip", BUILD / "site", name, {"LICENSES.txt": licence_text})
    shutil.copyfile(BUILD / "roofloor.html", RELEASE / f"{name}.html")
    place = f"{platform.system()}-{platform.machine()}".lower()
    copy_program(RELEASE / f"{name}-{place}", BUILD / "native" / "roofloor")
    pack_npm(RELEASE / f"{name}-npm.tgz", BUILD / "npm",
             licences.as_text(licences.core_licences()))
    write_sums(RELEASE)
    for path in sorted(RELEASE.iterdir()):
        print(f"{path.stat().st_size:>10,}  build/release/{path.name}")


if __name__ == "__main__":
    try:
        make_release()
    except (ReleaseError, licences.MissingText, OSError, subprocess.CalledProcessError) as fault:
        shutil.rmtree(RELEASE, ignore_errors=True)
        sys.exit(f"scripts/release: {fault}")
