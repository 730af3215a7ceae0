"""Which segments of an index are written together when another one is added.

Every query asks each segment, and every merge writes one again, so there should be few of
them, and the large ones should be left alone.
"""

from collections.abc import Sequence

from whoosh.codec.base import Segment
from whoosh.reading import SegmentReader
from whoosh.writing import SegmentWriter


def keep_few(writer: SegmentWriter, segments: Sequence[Segment]) -> list[Segment]:
    """Whoosh's merge policy: take what is to be merged into the writer, return the rest.

    A segment is kept where it holds at least twice what all smaller ones hold together, so
    that there are no more than the number of documents has binary digits, and where at
    least half of it is still there.
    """
    smaller = writer.docnum - writer.docbase
    kept = []
    for segment in sorted(segments, key=Segment.doc_count):
        count = segment.doc_count()
        if count < max(1, 2 * smaller) or count < segment.deleted_count():
            _take_in(writer, segment)
        else:
            kept.append(segment)
        smaller += count
    return kept


def _take_in(writer: SegmentWriter, segment: Segment) -> None:
    if segment.doc_count():
        reader = SegmentReader(writer.storage, writer.schema, segment)
        writer.add_reader(reader)
        reader.close()
