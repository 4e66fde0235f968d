"""`make lock`: pyproject.toml resolved into requirements with hashes and without host names."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
UV = ROOT / ".venv" / "bin" / "uv"
FILES = {"requirements.txt": ("--no-dev",), "requirements-dev.txt": ()}


def main() -> int:
    """Write both files; the lock file between names hosts and is not kept in the repository."""
    subprocess.run([str(UV), "lock", "--quiet", *sys.argv[1:]], cwd=ROOT, check=True)
    for name, options in FILES.items():
        subprocess.run(
            [
                *(str(UV), "export", "--quiet", "--frozen", "--no-emit-project"),
                *("--no-header", "--no-annotate", *options, "--output-file", name),
            ],
            cwd=ROOT,
            stdout=subprocess.DEVNULL,
            check=True,
        )
        if "://" in (ROOT / name).read_text():
            print(f"{name} names a host: it must not be committed", file=sys.stderr)
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
