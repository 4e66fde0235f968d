"""Reading for people files: what is recorded, what was sent, and who may be recorded twice."""

from workforce.checks.queries.people_file.imports import (
    import_for,
    imports_finished_before,
    imports_for,
    imports_to_run,
    on_its_way,
    sent_before,
)
from workforce.checks.queries.people_file.merges import (
    checking_under,
    employers,
    known_people,
    merge_for,
    merged_references,
    merges_for,
    own_references,
    proposed_pairs,
    settled_names,
    spells_under,
)
from workforce.checks.queries.people_file.spells import KnownSpell, known_spells
from workforce.checks.queries.people_file.strangers import unheard_of

__all__ = [
    "KnownSpell",
    "checking_under",
    "employers",
    "import_for",
    "imports_finished_before",
    "imports_for",
    "imports_to_run",
    "known_people",
    "known_spells",
    "merge_for",
    "merged_references",
    "merges_for",
    "on_its_way",
    "own_references",
    "proposed_pairs",
    "sent_before",
    "settled_names",
    "spells_under",
    "unheard_of",
]
