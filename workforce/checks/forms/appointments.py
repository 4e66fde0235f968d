"""What is typed about people who are to start, and about the checks they need."""

from typing import Any

from workforce.checks.states import EVIDENCE_NAMES, CheckKind, EvidenceKind
from workforce.core import clock
from workforce.core.translation import lazy
from workforce.employment.rules import LONGEST_WEEK
from workforce.employment.states import CONTRACT_NAMES, ROLE_NAMES, Contract, JobRole
from workforce.web import fields
from workforce.web.fields import Choice
from workforce.web.forms import Form

ROLES = [Choice(role.value, name) for role, name in ROLE_NAMES.items()]
CONTRACTS = [Choice(contract.value, name) for contract, name in CONTRACT_NAMES.items()]
EVIDENCE = [Choice(kind.value, name) for kind, name in EVIDENCE_NAMES.items()]
DATED = frozenset({CheckKind.CRIMINAL_RECORD, CheckKind.DISQUALIFICATION, CheckKind.RIGHT_TO_WORK})
EXPIRING = frozenset({CheckKind.RIGHT_TO_WORK, CheckKind.REGISTRATION})


class PersonForm(Form):
    """Somebody who works, or is to work, in a home."""

    given_name = fields.TextField(
        lazy("Given name"), limit=100, required=lazy("Enter the given name")
    )
    family_name = fields.TextField(lazy("Family name"), limit=100)
    person_reference = fields.TextField(
        lazy("Your reference for this person"),
        limit=60,
        width="20",
        hint=lazy("Such as a payroll number. Files you send later find the person by it"),
    )
    email = fields.EmailField(lazy("Their own email address"), autocomplete="off")
    role = fields.SelectField(
        lazy("Role"),
        choices=ROLES,
        coerce=JobRole,
        prompt=lazy("Choose a role"),
        required=lazy("Choose a role"),
    )
    contract = fields.RadioField(
        lazy("Contract"),
        choices=CONTRACTS,
        coerce=Contract,
        required=lazy("Choose a kind of contract"),
    )
    weekly_hours = fields.DecimalField(
        lazy("Contracted hours a week"),
        highest=LONGEST_WEEK,
        required=lazy("Enter the contracted hours a week"),
    )
    started_on = fields.DateField(
        lazy("First day in this post, or the day planned"),
        called=lazy("First day"),
        hint=lazy("The day decides whether checks come first"),
        required=lazy("Enter the first day"),
    )


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
    update_service = fields.CheckboxField(
        lazy("The Update Service shows it as current, and I checked that today"),
        optional_mark=False,
    )
    issued_for_us = fields.CheckboxField(
        lazy("It was issued on our own application"), optional_mark=False
    )
    expires_on = fields.DateField(
        lazy("Ends on"), hint=lazy("Only where it ends, such as a time-limited right to work")
    )

    file = fields.FileField(
        lazy("The document itself"),
        hint=lazy("PDF, JPG, PNG or DOCX, smaller than 20 MB. It is kept encrypted"),
        accept=(".pdf", ".jpg", ".jpeg", ".png", ".docx"),
    )

    def details(self) -> dict[str, Any]:
        """What was said, as the service takes it; the file apart."""
        return {
            name: value for name, value in self.data.items() if name not in {"csrf_token", "file"}
        }

    def upload(self) -> bytes | None:
        """The content of the file, if one was chosen."""
        chosen = self.file.data if "file" in self else None
        return chosen.read() if chosen else None

    def only_for(self, kind: CheckKind) -> "EvidenceForm":
        """The same form without the questions that another kind of check asks."""
        unasked: list[str] = []
        if kind is CheckKind.CRIMINAL_RECORD:
            unasked.append("file")
        else:
            unasked += ["update_service", "issued_for_us"]
        if kind not in {CheckKind.CRIMINAL_RECORD, CheckKind.REGISTRATION}:
            unasked.append("certificate_number")
        if kind not in EXPIRING:
            unasked.append("expires_on")
        for name in unasked:
            del self[name]
        return self


class VerifyForm(Form):
    """A second person's word that the evidence is right."""


class SoleSignOffForm(Form):
    """One person's word alone, said openly."""

    sole_sign_off = fields.CheckboxField(
        lazy("I verify my own evidence, and know that this is listed"),
        required=lazy("Ask a second person, or tick the box"),
    )
    reason = fields.TextField(
        lazy("Why can no second person verify this?"),
        limit=300,
        required=lazy("Say why no second person can verify this"),
    )


class ReasonForm(Form):
    """A reason in words, without naming a child."""

    reason = fields.TextField(
        lazy("Why?"),
        limit=300,
        hint=lazy("In a sentence. Never name a child, and never write what a certificate says"),
        required=lazy("Say why"),
    )


class StartForm(Form):
    """The day on which somebody starts."""

    started_on = fields.DateField(
        lazy("First day in post"), latest=clock.today, required=lazy("Enter the first day in post")
    )


class UploadForm(Form):
    """A file with people."""

    file = fields.FileField(
        lazy("People file (CSV)"),
        accept=(".csv",),
        required=lazy("Choose a file"),
    )
    take = fields.RadioField(
        lazy("What should we do?"),
        choices=[
            Choice("show", lazy("Show what would change")),
            Choice("take", lazy("Take the file")),
        ],
        default="show",
        required=lazy("Choose what to do"),
    )
