"""See to the programs that the tests drive, and to the fonts that they try pages with.

Out comes nothing when all are there, else one sentence. Root has the missing ones installed by
apt-get; anyone else is given the command.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

# Program to look for -> Debian package that brings it.
PACKAGES = {
    "caddy": "caddy",
    "chromium": "chromium",
    "firefox-esr": "firefox-esr",
    "faketime": "faketime",
    "nginx": "nginx-light",
    "soffice": "libreoffice-writer-nogui",
    "pdftotext": "poppler-utils",
    "wkhtmltopdf": "wkhtmltopdf",
}
# Font file to look for -> Debian package that brings it.
FONTS = {
    "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf": "fonts-dejavu-core",
    "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc": "fonts-noto-cjk",
}


def missing_packages() -> list[str]:
    """Name the Debian packages whose program is not on the PATH, or whose fonts are not there."""
    # Debian keeps servers where only root looks.
    path = f"{os.environ.get('PATH', os.defpath)}{os.pathsep}/usr/sbin"
    programs = [package for program, package in PACKAGES.items() if shutil.which(program, path=path) is None]
    return programs + [package for font, package in FONTS.items() if not Path(font).is_file()]


def apt_get(*arguments: str) -> None:
    """Run apt-get without questions; raise CalledProcessError where it fails, which has then said why."""
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(["apt-get", "--quiet", *arguments], check=True, env=environment)


def main() -> str:
    """Install what is missing if allowed to; give the sentence to stop with, empty when all is there."""
    missing = missing_packages()
    if not missing:
        return ""
    install = ["install", "--yes", "--no-install-recommends", *missing]
    if shutil.which("apt-get") is None or os.geteuid() != 0:
        return f"The tests need programs or fonts that are missing: sudo apt-get {' '.join(install)}"
    try:
        apt_get("update")
        apt_get(*install)
    except subprocess.CalledProcessError:
        return f"apt-get installed none of {' '.join(missing)}; its reason is above."
    return ""


if __name__ == "__main__":
    sys.exit(main() or 0)
