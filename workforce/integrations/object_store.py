"""Files in an S3-compatible store; the only room that knows boto3.

`s3://BUCKET/PREFIX?endpoint=URL&region=NAME`: prefix, endpoint and region may be left out. The keys
come from where every S3 program looks (AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, a role).
"""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from urllib.parse import parse_qs, urlsplit

SECONDS = 10
TRIES = 3
GONE = frozenset({"NoSuchKey", "404"})


@dataclass(frozen=True, slots=True)
class ObjectFiles:
    """Keeps each file as one object of a bucket, under a prefix."""

    client: Any
    bucket: str
    prefix: str

    def put(self, key: str, content: bytes) -> None:
        """Keep the content; the store replaces an object whole."""
        self.client.put_object(Bucket=self.bucket, Key=self.prefix + key, Body=content)

    def get(self, key: str) -> bytes:
        """The content, or FileNotFoundError."""
        try:
            found = self.client.get_object(Bucket=self.bucket, Key=self.prefix + key)
        except self.client.exceptions.ClientError as wrong:
            if wrong.response["Error"]["Code"] in GONE:
                raise FileNotFoundError(key) from wrong
            raise
        return bytes(found["Body"].read())

    def remove(self, key: str) -> None:
        """Delete the object; the store does not mind one that is not there."""
        self.client.delete_object(Bucket=self.bucket, Key=self.prefix + key)


@lru_cache(maxsize=4)
def object_files(url: str) -> ObjectFiles:
    """The store that an s3:// address names; raise ValueError where it names no bucket."""
    parts = urlsplit(url)
    if parts.scheme != "s3" or not parts.netloc:
        raise ValueError("FILES_URL must name a bucket: s3://BUCKET/PREFIX")
    options = {name: values[-1] for name, values in parse_qs(parts.query).items()}
    unknown = sorted(set(options) - {"endpoint", "region"})
    if unknown:
        raise ValueError(f"FILES_URL does not know {unknown[0]!r}: use endpoint and region")
    prefix = parts.path.strip("/")
    return ObjectFiles(_client(options), parts.netloc, f"{prefix}/" if prefix else "")


def _client(options: dict[str, str]) -> Any:  # noqa: ANN401 - boto3 makes its classes as it runs
    # Loaded here: it takes most of a second, which a copy that keeps a folder need not spend.
    from boto3 import session  # noqa: PLC0415 - as said

    config = session.Config(
        connect_timeout=SECONDS,
        read_timeout=SECONDS,
        retries={"total_max_attempts": TRIES, "mode": "standard"},
        signature_version="s3v4",
        s3={"addressing_style": "path" if "endpoint" in options else "auto"},
        # Stores of other makers know no checksums beside the signed one.
        request_checksum_calculation="when_required",
        response_checksum_validation="when_required",
    )
    return session.Session().client(
        "s3",
        endpoint_url=options.get("endpoint"),
        region_name=options.get("region"),
        config=config,
    )
