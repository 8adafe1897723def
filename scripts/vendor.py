"""Bring other projects' styles, fonts and icons into the tree, by hand, with a manifest of what they are.

Run ``python scripts/vendor.py`` in the root of the repository. It calls ``npm pack`` for each package
below (or takes the tarballs from the folder given as argument), keeps only what pages use, and writes
``src/watchword/web/static/vendor/`` anew.
"""

from __future__ import annotations

import argparse
import ast
import hashlib
import json
import re
import subprocess
import tarfile
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

from vendor_css import subset

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "src/watchword/web/static/vendor"
ICONS = ROOT / "src/watchword/web/icons.py"
MIT = """MIT License

{copyright}

Permission is hereby granted, free of charge, to any person obtaining a copy
of this software and associated documentation files (the "Software"), to deal
in the Software without restriction, including without limitation the rights
to use, copy, modify, merge, publish, distribute, sublicense, and/or sell
copies of the Software, and to permit persons to whom the Software is
furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all
copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR
IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY,
FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE
AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER
LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM,
OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE
SOFTWARE.
"""


@dataclass
class Package:
    """One npm package, pinned, and the files made from it."""

    name: str
    version: str
    licence: str
    files: dict[str, bytes] = field(default_factory=dict)

    @property
    def tarball(self) -> str:
        """The file name that ``npm pack`` gives it."""
        return f"{self.name.lstrip('@').replace('/', '-')}-{self.version}.tgz"


def fetch(package: Package, folder: Path) -> tarfile.TarFile:
    """Open the package's tarball in ``folder``; ask npm for it if it is not there."""
    path = folder / package.tarball
    if not path.exists():
        order = ["npm", "pack", "--silent", f"{package.name}@{package.version}"]
        subprocess.run(order, cwd=folder, check=True, stdout=subprocess.DEVNULL)  # noqa: S603
    return tarfile.open(path)


def member(tar: tarfile.TarFile, name: str) -> bytes:
    """Return the bytes of one file of a package."""
    handle = tar.extractfile(f"package/{name}")
    if handle is None:
        raise FileNotFoundError(name)
    return handle.read()


def tabler(folder: Path) -> Package:
    """Tabler's stylesheet, less what no page uses."""
    package = Package("@tabler/core", "1.6.1", "MIT")
    with fetch(package, folder) as tar:
        css = member(tar, "dist/css/tabler.min.css").decode()
    banner = re.search(r"/\*!.*?\*/", css, re.DOTALL)
    lines = re.findall(r"Copyright.*", banner.group(0)) if banner else []
    package.files["tabler/tabler.css"] = subset(css).encode()
    package.files["tabler/LICENSE"] = MIT.format(copyright="\n".join(lines)).encode()
    return package


def inter(folder: Path) -> Package:
    """Inter as a variable font, Latin and extended Latin."""
    package = Package("@fontsource-variable/inter", "5.3.0", "OFL-1.1")
    with fetch(package, folder) as tar:
        for name in ("inter-latin-wght-normal.woff2", "inter-latin-ext-wght-normal.woff2"):
            package.files[f"inter/{name}"] = member(tar, f"files/{name}")
        package.files["inter/LICENSE"] = member(tar, "LICENSE")
    return package


def icons(folder: Path) -> Package:
    """A sprite of the icons named in ``watchword.web.icons``."""
    package = Package("@tabler/icons", "3.51.0", "MIT")
    names = sorted(set(re.findall(r'^ +"([a-z0-9-]+)",$', ICONS.read_text(), re.MULTILINE)))
    with fetch(package, folder) as tar:
        symbols = [
            symbol(name, member(tar, f"icons/outline/{name}.svg").decode()) for name in names
        ]
        package.files["icons/LICENSE"] = member(tar, "LICENSE")
    sprite = '<svg xmlns="http://www.w3.org/2000/svg">\n' + "\n".join(symbols) + "\n</svg>\n"
    package.files["icons/sprite.svg"] = sprite.encode()
    return package


def symbol(name: str, svg: str) -> str:
    """Turn one icon's file into a symbol of the sprite."""
    body = re.sub(r"<!--.*?-->", "", svg, flags=re.DOTALL)
    inside = re.search(r"<svg[^>]*>(.*)</svg>", body, re.DOTALL)
    if inside is None:
        raise ValueError(name)
    shapes = re.sub(r"\s+", " ", inside.group(1)).strip()
    shapes = shapes.replace('<path stroke="none" d="M0 0h24v24H0z" fill="none"/>', "").strip()
    return f'<symbol id="{name}" viewBox="0 0 24 24">{shapes}</symbol>'


def write(packages: list[Package]) -> None:
    """Write the files and the manifest that the tests hold them against."""
    entries = []
    for package in packages:
        sums = {}
        for name, content in sorted(package.files.items()):
            path = TARGET / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
            sums[name] = hashlib.sha256(content).hexdigest()
        entries.append(
            {
                "name": package.name,
                "version": package.version,
                "licence": package.licence,
                "files": sums,
            }
        )
    (TARGET / "manifest.json").write_text(json.dumps(entries, indent=2) + "\n")


def main() -> None:
    """Take the folder of tarballs from the command line, or a temporary one."""
    parser = argparse.ArgumentParser(
        description=(ast.get_docstring(ast.parse(Path(__file__).read_text())))
    )
    parser.add_argument(
        "tarballs", nargs="?", type=Path, help="a folder that holds, or will hold, the tarballs"
    )
    folder = parser.parse_args().tarballs
    with tempfile.TemporaryDirectory() as temporary:
        place = folder or Path(temporary)
        write([tabler(place), inter(place), icons(place)])


if __name__ == "__main__":
    main()
