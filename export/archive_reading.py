"""A zip from elsewhere, read in bounded memory and time: a batch that has come back.

Not by `zipfile`, which lists every entry before anything can be counted and believes what a zip
says of itself. What a zip of ours never has (names that lead out of it, doubled names, links,
encryption, entries that share bytes, sizes beyond every batch) is refused before anything is
unpacked; what it says of itself is held against what comes out.
"""

from __future__ import annotations

import re
import stat
import struct
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise

from interviewer.merging import BatchUnreadable, Trouble

MAGIC = b"PK\x03\x04"
"""How every zip begins that is not empty."""
MEMBERS = 64
"""Entries at the most; a batch has seven or eight."""
UNPACKED = 256 << 20
"""Bytes at the most that all members together unpack to; ten thousand interviews come to 20 MB."""
RATIO = 100
"""How many times its size a zip may unpack to; a batch comes to about ten, as no two of its ids
are alike. Below `_ANYWAY` bytes it does not matter."""

_ANYWAY = 16 << 20
_CHUNK = 1 << 20
_FEED = 1 << 18

_END = struct.Struct("<4s4H2LH")
_ENTRY = struct.Struct("<4s6H3L5H2L")
_LOCAL = struct.Struct("<4s5H3L2H")
_END_MARK, _ENTRY_MARK = b"PK\x05\x06", b"PK\x01\x02"
_ENCRYPTED = 0x1 | 0x40 | 0x2000
_STORED, _DEFLATED = 0, 8
_NAME = re.compile(r"[A-Za-z0-9_-][A-Za-z0-9._-]{0,99}(?:/[A-Za-z0-9_-][A-Za-z0-9._-]{0,99}){0,3}")


@dataclass(frozen=True, slots=True)
class _Member:
    size: int
    method: int
    checksum: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Archive:
    """The members of a zip, none of them unpacked yet."""

    _data: memoryview = field(repr=False)
    _members: Mapping[str, _Member] = field(repr=False)

    def __contains__(self, name: object) -> bool:
        return name in self._members

    def __iter__(self) -> Iterator[str]:
        return iter(self._members)

    def size(self, name: str) -> int:
        """Bytes of a member, unpacked, as the zip says and `chunks` makes sure."""
        return self._members[name].size

    def chunks(self, name: str) -> Iterator[bytes]:
        """A member piece by piece, none above a megabyte. `BatchUnreadable` where it is damaged;
        only when the last piece has come is it known to be whole.
        """
        member = self._members[name]
        packed = self._data[member.start : member.end]
        pieces = _stored(packed) if member.method == _STORED else _inflated(packed, name)
        size = checksum = 0
        for piece in pieces:
            size += len(piece)
            if size > member.size:
                raise BatchUnreadable(Trouble.DAMAGED, f"{name}: longer than the zip says")
            checksum = zlib.crc32(piece, checksum)
            yield piece
        if size != member.size or checksum != member.checksum:
            raise BatchUnreadable(Trouble.DAMAGED, f"{name}: not what the zip says it is")

    def read(self, name: str, limit: int) -> bytes:
        """A whole member of at most `limit` bytes; `BatchUnreadable` as for `chunks`."""
        if self.size(name) > limit:
            raise BatchUnreadable(Trouble.TOO_LARGE, f"{name}: beyond every batch")
        return b"".join(self.chunks(name))


def open_archive(data: bytes, most: int = MEMBERS) -> Archive:
    """The zip in `data`; `BatchUnreadable` where it is none, or none that we would write.

    It may have as many as `most` members.
    """
    if not data.startswith(MAGIC):
        raise BatchUnreadable(Trouble.NOT_A_BATCH, "no zip")
    view = memoryview(data)
    count, first, last = _directory(view, most)
    members: dict[str, _Member] = {}
    spans: list[tuple[int, int]] = []
    names: set[str] = set()
    place = first
    for _ in range(count):
        place, offset, name, member = _entry(view, place, first, last)
        if name.casefold() in names:
            raise BatchUnreadable(Trouble.HOSTILE, "two members of one name")
        names.add(name.casefold())
        members[name] = member
        spans.append((offset, member.end))
    if place != last:
        raise BatchUnreadable(Trouble.DAMAGED, "the zip's list of members is not whole")
    if any(end > begin for (_, end), (begin, _) in pairwise(sorted(spans))):
        raise BatchUnreadable(Trouble.HOSTILE, "members that share bytes")
    unpacked = sum(member.size for member in members.values())
    if unpacked > UNPACKED or (unpacked > _ANYWAY and unpacked > RATIO * len(data)):
        raise BatchUnreadable(Trouble.TOO_LARGE, "it unpacks to more than every batch")
    return Archive(view, members)


def _directory(view: memoryview, most: int) -> tuple[int, int, int]:
    """How many members are listed, and from where to where the list goes."""
    last = len(view) - _END.size
    if last < 0 or bytes(view[last : last + 4]) != _END_MARK:
        raise BatchUnreadable(Trouble.DAMAGED, "the zip has no end; it was cut short")
    _, disk, first_disk, here, count, size, first, comment = _END.unpack_from(view, last)
    if count > most or here > most:
        raise BatchUnreadable(Trouble.TOO_LARGE, "more members than every batch has")
    if disk or first_disk or comment or here != count or first + size != last:
        raise BatchUnreadable(Trouble.DAMAGED, "the zip's end does not fit it")
    return count, first, last


def _entry(view: memoryview, place: int, first: int, last: int) -> tuple[int, int, str, _Member]:
    """The member listed at `place`: where the next one is listed, where it begins, its name."""
    if place + _ENTRY.size > last:
        raise BatchUnreadable(Trouble.DAMAGED, "the zip's list of members is not whole")
    entry = _ENTRY.unpack_from(view, place)
    mark, _, _, flags, method, _, _, checksum, packed, size, named, extra, comment = entry[:13]
    attributes, offset = entry[15], entry[16]
    after = place + _ENTRY.size + named + extra + comment
    if mark != _ENTRY_MARK or after > last:
        raise BatchUnreadable(Trouble.DAMAGED, "the zip's list of members is not whole")
    raw = bytes(view[place + _ENTRY.size : place + _ENTRY.size + named])
    name = raw.decode("ascii", "replace")
    if not _NAME.fullmatch(name):
        raise BatchUnreadable(Trouble.HOSTILE, "a member's name that no batch has")
    mode = attributes >> 16
    if flags & _ENCRYPTED or method not in {_STORED, _DEFLATED}:
        raise BatchUnreadable(Trouble.HOSTILE, f"{name}: packed as no batch is")
    if stat.S_IFMT(mode) not in {0, stat.S_IFREG}:
        raise BatchUnreadable(Trouble.HOSTILE, f"{name}: a link, or something else that is no file")
    if 0xFFFFFFFF in {packed, size, offset}:
        raise BatchUnreadable(Trouble.TOO_LARGE, f"{name}: beyond every batch")
    start = _start(view, offset, first, raw)
    end = start + packed
    if end > first or (method == _STORED and packed != size):
        raise BatchUnreadable(Trouble.DAMAGED, f"{name}: does not lie where the zip says")
    return after, offset, name, _Member(size, method, checksum, start, end)


def _start(view: memoryview, offset: int, first: int, name: bytes) -> int:
    """Where the bytes of a member begin, behind its own header, which must name it as the list."""
    if offset + _LOCAL.size > first:
        raise BatchUnreadable(Trouble.DAMAGED, "a member does not lie where the zip says")
    local = _LOCAL.unpack_from(view, offset)
    named, extra = int(local[9]), int(local[10])
    begin = offset + _LOCAL.size
    if local[0] != MAGIC or bytes(view[begin : begin + named]) != name:
        raise BatchUnreadable(Trouble.DAMAGED, "a member is not the one that the zip lists")
    return begin + named + extra


def _stored(packed: memoryview) -> Iterator[bytes]:
    for place in range(0, len(packed), _CHUNK):
        yield bytes(packed[place : place + _CHUNK])


def _inflated(packed: memoryview, name: str) -> Iterator[bytes]:
    inflater = zlib.decompressobj(-zlib.MAX_WBITS)
    fed = 0
    try:
        while not inflater.eof:
            feed: bytes | memoryview = inflater.unconsumed_tail
            if not feed:
                feed = packed[fed : fed + _FEED]
                fed += len(feed)
            piece = inflater.decompress(feed, _CHUNK)
            if piece:
                yield piece
            elif not feed:
                break
    except zlib.error as trouble:
        raise BatchUnreadable(Trouble.DAMAGED, f"{name}: cannot be unpacked") from trouble
    if not inflater.eof or inflater.unused_data or fed != len(packed):
        raise BatchUnreadable(Trouble.DAMAGED, f"{name}: cannot be unpacked")
