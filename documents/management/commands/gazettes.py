"""List gazettes, add one, say what it is called, or take one out that has no issues."""

import re
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from documents.importing.gazettes import add, remove, rename, tell
from documents.management.index_update import update_index
from documents.models import Gazette
from documents.parsing.errors import GazetteError

_TOLD = {
    "organ": "主办单位",
    "contact": "联系方式",
    "city": "所属地区",
}
_BETWEEN_CODES = re.compile("[、,，;；\\s]+")


class Command(BaseCommand):
    help = "列出刊物；add 新增，rename 改刊名，set 改主办单位等，remove 移除没有公报的刊物。"

    def add_arguments(self, parser: ArgumentParser) -> None:
        what = parser.add_subparsers(dest="what")
        adding = what.add_parser("add", help="新增刊物")
        adding.add_argument("slug", help="网址名：小写字母、数字和短横，如 xihu")
        adding.add_argument("name", help="刊名，如 西湖区人民政府公报")
        _add_facts(adding)
        renaming = what.add_parser("rename", help="改刊名")
        renaming.add_argument("slug", help="网址名；首个刊物是 main")
        renaming.add_argument("name", help="新的刊名")
        setting = what.add_parser("set", help="改主办单位、联系方式等")
        setting.add_argument("slug", help="网址名")
        _add_facts(setting)
        removing = what.add_parser("remove", help="移除没有公报的刊物")
        removing.add_argument("slug", help="网址名")

    def handle(self, *, what: str | None, **options: Any) -> None:
        try:
            self._do(what, options)
        except GazetteError as error:
            raise CommandError(f"{error.reason}。") from error

    def _do(self, what: str | None, options: dict[str, Any]) -> None:
        slug = options.get("slug", "")
        match what:
            case "add":
                gazette = add(slug, options["name"], **_facts(options))
                self.stdout.write(f"已新增刊物 {slug}：{gazette.name}")
            case "rename":
                before = rename(slug, options["name"])
                self.stdout.write(f"已改刊名：{before} → {options['name']}")
                update_index(self.stderr)
            case "set":
                tell(slug, **_facts(options))
                self.stdout.write(f"已改 {slug}。")
            case "remove":
                remove(slug)
                self.stdout.write(f"已移除刊物 {slug}。")
            case _:
                self._list()

    def _list(self) -> None:
        for gazette in Gazette.objects.all():
            facts = [gazette.slug, gazette.title, f"{gazette.issues.count()} 期"]
            facts += [
                f"{label} {value}"
                for name, label in _TOLD.items()
                if (value := getattr(gazette, name))
            ]
            if gazette.codes:
                facts.append(f"机关代字 {'、'.join(gazette.codes)}")
            self.stdout.write("  ".join(facts))


def _add_facts(parser: ArgumentParser) -> None:
    for name, label in _TOLD.items():
        parser.add_argument(f"--{name}", help=label)
    parser.add_argument("--codes", help="所载文件的机关代字，如 云政发、云政办发")


def _facts(options: dict[str, Any]) -> dict[str, Any]:
    """Those that are given."""
    told = {name: options[name] for name in _TOLD if options[name] is not None}
    if options["codes"] is not None:
        told["codes"] = [
            code for code in _BETWEEN_CODES.split(options["codes"]) if code
        ]
    return told
