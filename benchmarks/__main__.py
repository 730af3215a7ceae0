"""`python -m benchmarks [NAME …]`: all parts, or those named; `main` has their names."""

import os
import sys
import tempfile


def main(names: list[str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        # Before Django reads its settings: measuring never touches what is held.
        os.environ["GAZETTE_DATA"] = folder
        os.environ["DJANGO_SETTINGS_MODULE"] = "gazette_site.settings"
        import django

        django.setup()
        from benchmarks import (
            alerts,
            asking,
            comparing,
            correcting,
            drafting,
            facts,
            importing,
            indexing,
            judging,
            knowing,
            meaning,
            reading,
            repairing,
            searching,
            uploading,
        )
        from benchmarks.pdfs import growth, pdf, side_by_side, tables
        from benchmarks.search_speed import table

        every = {
            "alerts": alerts.main,
            "comparing": comparing.main,
            "drafting": drafting.main,
            "correcting": correcting.main,
            "judging": judging.main,
            "knowing": knowing.main,
            "facts": facts.main,
            "meaning": meaning.main,
            "growth": growth.main,
            "importing": importing.main,
            "indexing": indexing.main,
            "pdf": pdf.main,
            "reading": reading.main,
            "repairing": repairing.main,
            "search_speed": table.main,
            "searching": searching.main,
            "side_by_side": side_by_side.main,
            "asking": asking.main,
            "tables": tables.main,
            "uploading": uploading.main,
        }
        for name in names or every:
            print(f"\n## {name}\n")
            every[name]()


if __name__ == "__main__":
    main(sys.argv[1:])
