"""Reads the PDF on standard input and prints its characters, a JSON object a line.

Arguments are the first page to read, from 0, and how many to go on by, so that several
can share a file. First comes {"pages": n}, then an object for each page, at last
{"done": true}; or {"error": …} with the page where one is to blame. What is not
foreseen ends the process, and the reader of its output names the page it was at.
"""

import json
import sys
from collections.abc import Iterator
from typing import BinaryIO

from pdfminer import pdffont, pdfinterp, pdftypes
from pdfminer.pdfdocument import PDFDocument, PDFEncryptionError, PDFPasswordIncorrect
from pdfminer.pdfexceptions import PDFException
from pdfminer.pdfinterp import PDFResourceManager
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser
from pdfminer.psexceptions import PSException

from documents.pdf_reader.characters import Characters
from documents.pdf_reader.codes import CodedFont, Meanings
from documents.pdf_reader.contents import Contents, decompress
from documents.pdf_reader.limits import OBJECTS, PAGES, Refused, go_on, set_limits
from documents.pdf_reader.states import Interpreter


def main() -> None:
    """Limits first, then the file."""
    set_limits()
    take_places()
    first, step = map(int, sys.argv[1:])
    page = None
    try:
        for following, told in pages(sys.stdin.buffer, first, step):
            say(told)
            go_on()
            page = following
        say({"done": True})
    except MemoryError:
        say({"error": "memory", "page": page})
    except PDFPasswordIncorrect:
        say({"error": "password"})
    except PDFEncryptionError:
        say({"error": "encryption"})
    except Refused as refused:
        say({"error": str(refused), "page": page})
    except (PDFException, PSException):
        say({"error": "damaged", "page": page})


def take_places() -> None:
    """Of what pdfminer does slowly, or without saying what it left out."""
    vars(pdftypes)["decompress_corrupted"] = decompress
    vars(pdffont)["FileUnicodeMap"] = Meanings
    vars(pdfinterp)["PDFCIDFont"] = CodedFont
    vars(pdfinterp)["PDFContentParser"] = Contents


def pages(
    file: BinaryIO, first: int, step: int
) -> Iterator[tuple[int, dict[str, object]]]:
    """What to say, and the number of the page that is read after it."""
    document = PDFDocument(PDFParser(file))
    if sum(len(list(xref.get_objids())) for xref in document.xrefs) > OBJECTS:
        raise Refused("objects")
    found = []
    for page in PDFPage.create_pages(document):
        found.append(page)
        if len(found) > PAGES:
            raise Refused("pages")
    device = Characters(manager := PDFResourceManager())
    interpreter = Interpreter(manager, device)
    yield first + 1, {"pages": len(found)}
    for place in range(first, len(found), step):
        interpreter.process_page(found[place])
        box = device.box
        yield (
            place + step + 1,
            {
                "size": [box[2] - box[0], box[3] - box[1]],
                "origin": [box[0], box[1]],
                "fonts": device.names,
                "images": device.images,
                "covered": round(min(device.covered, 1.0), 2),
                "outside": device.outside,
                "rules": device.rules.told(),
                "characters": device.rows,
            },
        )


def say(told: dict[str, object]) -> None:
    sys.stdout.write(json.dumps(told, ensure_ascii=True, separators=(",", ":")) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
