"""THE table of what each feature adds to the duties that cross all features."""

from workforce.core.registry import Contribution

CONTRIBUTIONS: tuple[Contribution, ...] = ()
