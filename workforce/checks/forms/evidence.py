"""What was seen of one check; never what a certificate says."""

from typing import Any

from workforce.checks.states import (
    EVIDENCE_NAMES,
    LEVEL_NAMES,
    WORKFORCE_NAMES,
    CertificateLevel,
    CertificateWorkforce,
    CheckKind,
    EvidenceKind,
)
from workforce.core import clock
from workforce.core.translation import lazy
from workforce.web import fields
from workforce.web.fields import Choice
from workforce.web.forms import Form

EVIDENCE = [Choice(kind.value, name) for kind, name in EVIDENCE_NAMES.items()]
LEVELS = [Choice(level.value, name) for level, name in LEVEL_NAMES.items()]
WORKFORCES = [Choice(one.value, name) for one, name in WORKFORCE_NAMES.items()]
DATED = frozenset({CheckKind.CRIMINAL_RECORD, CheckKind.DISQUALIFICATION, CheckKind.RIGHT_TO_WORK})
EXPIRING = frozenset({CheckKind.RIGHT_TO_WORK, CheckKind.REGISTRATION})
NUMBERED = frozenset({CheckKind.CRIMINAL_RECORD, CheckKind.REGISTRATION, CheckKind.OVERSEAS})
DISCLOSING = frozenset({CheckKind.CRIMINAL_RECORD, CheckKind.OVERSEAS})
ONLY_OF_A_CERTIFICATE = (
    "certificate_level",
    "certificate_workforce",
    "barred_list_checked",
    "update_service",
    "issued_for_us",
)
APART = frozenset({"csrf_token", "file", "disqualified"})


class EvidenceForm(Form):
    """What was seen. Never what a certificate says."""

    evidence = fields.RadioField(
        lazy("What have you seen?"),
        choices=EVIDENCE,
        coerce=EvidenceKind,
        required=lazy("Say what you have seen"),
    )
    dated_on = fields.DateField(lazy("Date on the evidence"), latest=clock.today)
    certificate_number = fields.TextField(
        lazy("Certificate number"),
        limit=40,
        width="20",
        spellcheck=False,
        hint=lazy("The number only: never what the certificate says"),
    )
    certificate_level = fields.RadioField(
        lazy("Which level is the certificate?"),
        choices=LEVELS,
        coerce=CertificateLevel,
        required=lazy("Say which level the certificate is"),
    )
    certificate_workforce = fields.RadioField(
        lazy("For work with whom was it issued?"),
        choices=WORKFORCES,
        coerce=CertificateWorkforce,
        required=lazy("Say for work with whom it was issued"),
    )
    barred_list_checked = fields.CheckboxField(
        lazy("It says that the children’s barred list was checked"), optional_mark=False
    )
    update_service = fields.CheckboxField(
        lazy("The Update Service shows it as current: I asked today, with the person’s consent"),
        optional_mark=False,
    )
    issued_for_us = fields.CheckboxField(
        lazy("It was issued on our own application"), optional_mark=False
    )
    discloses = fields.CheckboxField(
        lazy("It discloses something: a risk assessment follows"), optional_mark=False
    )
    disqualified = fields.CheckboxField(
        lazy("They are disqualified: nobody starts without written consent"), optional_mark=False
    )
    consent_on = fields.DateField(
        lazy("Day of the regulator’s written consent"),
        latest=clock.today,
        hint=lazy("Only where they are disqualified"),
    )
    expires_on = fields.DateField(
        lazy("Ends on"), hint=lazy("Only where it ends, such as a time-limited right to work")
    )
    recheck_on = fields.DateField(
        lazy("Check again on"), hint=lazy("Only where it must be checked again by a day")
    )

    file = fields.FileField(
        lazy("The document itself"),
        hint=lazy("PDF, JPG, PNG or DOCX, smaller than 20 MB. It is kept encrypted"),
        accept=(".pdf", ".jpg", ".jpeg", ".png", ".docx"),
    )

    def details(self) -> dict[str, Any]:
        """What was said, as the service takes it; the file apart."""
        said = {name: value for name, value in self.data.items() if name not in APART}
        if "disqualified" in self:
            said["discloses"] = self.disqualified.data
        return said

    def upload(self) -> bytes | None:
        """The content of the file, if one was chosen."""
        chosen = self.file.data if "file" in self else None
        return chosen.read() if chosen else None

    def only_for(self, kind: CheckKind) -> "EvidenceForm":
        """The same form without the questions that another kind of check asks."""
        for name in _unasked(kind):
            del self[name]
        return self

    def of_employer(self, kind: CheckKind) -> "EvidenceForm":
        """The form of somebody’s employer, who logs each answer of the Update Service apart."""
        self.only_for(kind)
        if "update_service" in self:
            del self["update_service"]
        return self


def _unasked(kind: CheckKind) -> list[str]:
    is_certificate = kind is CheckKind.CRIMINAL_RECORD
    unasked = ["file"] if is_certificate else list(ONLY_OF_A_CERTIFICATE)
    only_for = {
        "certificate_number": NUMBERED,
        "discloses": DISCLOSING,
        "disqualified": {CheckKind.DISQUALIFICATION},
        "consent_on": {CheckKind.DISQUALIFICATION},
        "expires_on": EXPIRING,
        "recheck_on": {CheckKind.CRIMINAL_RECORD, CheckKind.REGISTRATION, CheckKind.FITNESS},
    }
    return unasked + [name for name, kinds in only_for.items() if kind not in kinds]
