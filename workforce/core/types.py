"""Column types and mixins shared by every table."""

import json
from collections.abc import Callable
from datetime import UTC, datetime
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from typing import Annotated, Any, Self

from sqlalchemy import JSON, BigInteger, DateTime, Dialect, Enum, String, Text, inspect
from sqlalchemy.orm import Mapped, mapped_column
from sqlalchemy.types import TypeDecorator

from workforce.core import clock, registry, secrets


class UtcDateTime(TypeDecorator[datetime]):
    """A moment, stored in UTC; refuses naive values, which SQLite would take silently."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Turn an aware moment into what the database keeps."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("A moment must know its time zone")
        moment = value.astimezone(UTC)
        return moment.replace(tzinfo=None) if dialect.name == "sqlite" else moment

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Give every moment back aware, in UTC."""
        _ = dialect
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class ExactDecimal(TypeDecorator[Decimal]):
    """An exact decimal kept as a scaled whole number, so that sums agree on every database."""

    impl = BigInteger
    cache_ok = True

    def __init__(self, places: int) -> None:
        """Keep `places` digits after the point."""
        super().__init__()
        self.places = places

    def process_bind_param(self, value: Decimal | int | None, dialect: Dialect) -> int | None:
        """Scale; halves round away from zero."""
        _ = dialect
        if value is None:
            return None
        if isinstance(value, float):
            raise TypeError("Use Decimal, never float, for exact figures")
        scaled = Decimal(value).scaleb(self.places)
        return int(scaled.quantize(Decimal(1), rounding=ROUND_HALF_UP))

    def process_result_value(self, value: Decimal | int | None, dialect: Dialect) -> Decimal | None:
        """The figure with exactly `places` digits after the point."""
        _ = dialect
        return None if value is None else Decimal(int(value)).scaleb(-self.places)


class EncryptedText(TypeDecorator[str]):
    """Text that the database holds only encrypted; it cannot be searched or sorted by."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """Encrypt under the newest key."""
        _ = dialect
        return None if value is None else secrets.encrypt(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> str | None:
        """Decrypt under whichever key it was written."""
        _ = dialect
        return None if value is None else secrets.decrypt(value)


class EncryptedJson(TypeDecorator[Any]):
    """Plain JSON values that the database holds only encrypted."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:  # noqa: ANN401 - JSON
        """Encrypt the JSON text."""
        _ = dialect
        return None if value is None else secrets.encrypt(json.dumps(value, ensure_ascii=False))

    def process_result_value(self, value: str | None, dialect: Dialect) -> Any:  # noqa: ANN401 - JSON
        """The values as they were."""
        _ = dialect
        return None if value is None else json.loads(secrets.decrypt(value))


class Source(StrEnum):
    """Whether a row stands for something real or was invented for a demonstration."""

    REAL = "real"
    INVENTED = "invented"


def _values(kind: type[StrEnum]) -> list[str]:
    return [member.value for member in kind]


def enum(kind: type[StrEnum], name: str | None = None) -> Enum:
    """A column of readable enum values with a CHECK; name it where a table holds two of a kind."""
    return Enum(
        kind,
        native_enum=False,
        create_constraint=True,
        length=40,
        values_callable=_values,
        name=name or kind.__name__.lower(),
    )


PublicId = Annotated[
    str, mapped_column(String(16), unique=True, default=secrets.new_public_id, sort_order=-1)
]
Moment = Annotated[datetime, mapped_column(UtcDateTime())]
Fte = Annotated[Decimal, mapped_column(ExactDecimal(4))]
Hours = Annotated[Decimal, mapped_column(ExactDecimal(2))]
Pence = Annotated[int, mapped_column(BigInteger)]
Secret = Annotated[str, mapped_column(EncryptedText())]
SecretJson = Annotated[dict[str, Any], mapped_column(EncryptedJson())]
Json = Annotated[dict[str, Any], mapped_column(JSON)]
JsonList = Annotated[list[Any], mapped_column(JSON)]


def source_of_this_copy() -> Source:
    """What a row made now stands for: a demonstration invents everything."""
    return Source.INVENTED if registry.settings().demo else Source.REAL


class Row:
    """A table row with a number that never leaves the house, and when it was made."""

    id: Mapped[int] = mapped_column(primary_key=True, sort_order=-2)
    created_at: Mapped[Moment] = mapped_column(default=clock.now, sort_order=90)

    def copied(self, **changes: Any) -> Self:
        """Another row with the same values, but a number, a name and a moment of its own."""
        own = {"id", "public_id", "created_at"}
        columns = [one.key for one in inspect(type(self)).column_attrs if one.key not in own]
        return type(self)(**{**{name: getattr(self, name) for name in columns}, **changes})


class Named(Row):
    """A row that a URL can name, by a random public id."""

    public_id: Mapped[PublicId]


class Sourced:
    """A row that says whether it is real or invented, so that the two never mix in a figure."""

    source: Mapped[Source] = mapped_column(default=source_of_this_copy, index=True, sort_order=91)


Maker = Callable[[], Any]
