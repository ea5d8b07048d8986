"""A backup is one tar file: what it is, the database's dump, the filestore, and checksums.

The last member lists the SHA-256 of every other one. A file that was cut, changed or mixed
up does not match it and is refused before anything is restored.
"""

import hashlib
import io
import json
import tarfile
from dataclasses import asdict, dataclass
from pathlib import Path

from .errors import DATABASE, LinfaError

FORMAT = 1
MANIFEST = "manifest.json"
DUMP = "database.dump"
FILESTORE = "filestore"
CHECKSUMS = "SHA256SUMS"
CHUNK = 1 << 20


@dataclass(frozen=True)
class Manifest:
    """What a backup holds and which versions can read it."""

    format: int
    database: str
    created: str
    odoo_series: str
    postgres_major: int
    addons: dict[str, str]

    def to_json(self) -> bytes:
        return json.dumps(asdict(self), indent=2, sort_keys=True).encode()


def digest_of(stream) -> str:
    """SHA-256 of a binary stream, read in pieces."""
    digest = hashlib.sha256()
    while chunk := stream.read(CHUNK):
        digest.update(chunk)
    return digest.hexdigest()


def write(target: Path, manifest: Manifest, dump: Path, filestore: Path) -> None:
    """Write a backup beside its final name, then give it the name."""
    part = target.with_name(f"{target.name}.part")
    part.parent.mkdir(parents=True, exist_ok=True)
    sums: dict[str, str] = {}
    try:
        with tarfile.open(part, "w") as archive:
            _add_bytes(archive, MANIFEST, manifest.to_json(), sums)
            _add_file(archive, DUMP, dump, sums)
            for path in sorted(filestore.rglob("*")):
                if path.is_file():
                    name = f"{FILESTORE}/{path.relative_to(filestore).as_posix()}"
                    _add_file(archive, name, path, sums)
            _add_bytes(archive, CHECKSUMS, _as_text(sums), {})
        part.chmod(0o600)
        part.rename(target)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise LinfaError(
            f"The backup could not be written ({error}): check disk and folder.", DATABASE
        ) from error


def check(source: Path) -> Manifest:
    """Read the whole backup once and compare every checksum; its manifest.

    :raises LinfaError: no backup, damaged, or of a newer format.
    """
    damaged = LinfaError(
        f"{source} is damaged or no LINFA backup: nothing was restored. Use another copy.",
        DATABASE,
    )
    found: dict[str, str] = {}
    listed, manifest = "", b""
    try:
        with tarfile.open(source, "r:") as archive:
            for member in archive:
                if not member.isfile() or _leads_outside(member.name):
                    raise damaged
                content = archive.extractfile(member)
                if member.name == CHECKSUMS:
                    listed = content.read().decode()
                    continue
                if member.name == MANIFEST:
                    manifest = content.read()
                    content = io.BytesIO(manifest)
                found[member.name] = digest_of(content)
        if not manifest or DUMP not in found or listed != _as_text(found).decode():
            raise damaged
        values = json.loads(manifest)
    except (OSError, tarfile.TarError, ValueError, EOFError) as error:
        raise damaged from error
    return _readable(values, source)


def _readable(values: dict, source: Path) -> Manifest:
    if values.get("format", 0) > FORMAT:
        raise LinfaError(f"{source} was written by a newer LINFA: update this one first.", DATABASE)
    return Manifest(**values)


def extract(source: Path, target: Path) -> None:
    """Unpack a checked backup below `target`."""
    with tarfile.open(source, "r:") as archive:
        for member in archive:
            archive.extract(member, target, set_attrs=False, filter="data")


def _leads_outside(name: str) -> bool:
    return name.startswith("/") or ".." in Path(name).parts


def _as_text(sums: dict[str, str]) -> bytes:
    return "".join(f"{digest}  {name}\n" for name, digest in sorted(sums.items())).encode()


def _add_bytes(archive: tarfile.TarFile, name: str, content: bytes, sums: dict) -> None:
    info = tarfile.TarInfo(name)
    info.size = len(content)
    archive.addfile(info, io.BytesIO(content))
    sums[name] = hashlib.sha256(content).hexdigest()


def _add_file(archive: tarfile.TarFile, name: str, path: Path, sums: dict) -> None:
    """Add a file and note the checksum of the very bytes that were written."""
    info = tarfile.TarInfo(name)
    info.size = path.stat().st_size
    with path.open("rb") as stream:
        reader = _Hashing(stream)
        archive.addfile(info, reader)
    sums[name] = reader.digest.hexdigest()


class _Hashing:
    """A stream that hashes what is read through it."""

    def __init__(self, stream):
        self.stream = stream
        self.digest = hashlib.sha256()

    def read(self, size: int = -1) -> bytes:
        chunk = self.stream.read(size)
        self.digest.update(chunk)
        return chunk
