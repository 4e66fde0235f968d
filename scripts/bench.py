"""`make bench`: every promise about speed, each measured beside its floor in one run."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def main() -> int:
    """Run the benchmarks (all, or those named); 0 when each keeps its promise."""
    found = sorted(path.stem for path in (ROOT / "benchmarks").glob("bench_*.py"))
    wanted = [name if name.startswith("bench_") else f"bench_{name}" for name in sys.argv[1:]]
    unknown = [name for name in wanted if name not in found]
    if unknown or not found:
        print(f"There is no benchmark {unknown[0] if unknown else 'yet'!r}.", file=sys.stderr)
        return 2
    broken = []
    for name in wanted or found:
        print(f"\n== {name.removeprefix('bench_').replace('_', ' ')} ==", flush=True)
        ended = subprocess.run([sys.executable, "-m", f"benchmarks.{name}"], cwd=ROOT, check=False)
        if ended.returncode != 0:
            broken.append(name)
    print(f"\nPromises not kept: {', '.join(broken)}" if broken else "\nEvery promise was kept.")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
