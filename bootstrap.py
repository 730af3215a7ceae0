#!/usr/bin/env python3
"""Set the product up and run it: `python3 bootstrap.py run`, or `test`.

Standard library only; every step can be interrupted and run again. This file keeps to
syntax that Python 3.6 reads, so that an old Python is told that it is too old; what
it imports from bootstrapping/ need not.
"""

import argparse
import errno
import signal
import sys
from pathlib import Path

PYTHON_NEEDED = (3, 11)
# A process for each core; tests/workers.py says which tests go together.
PYTEST = ("pytest", "--numprocesses=auto", "--maxprocesses=8")


def main() -> int:
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    complaint = python_complaint(sys.version_info[:2])
    if complaint:
        print(complaint, file=sys.stderr)
        return 1
    sys.path.insert(0, str(Path(__file__).resolve().parent))
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    options, rest = read_arguments()
    return carry_out(options, rest)


def python_complaint(version: "tuple[int, ...]") -> str:
    """What to tell a person whose Python is of this version; "" if it will do."""
    if version >= PYTHON_NEEDED:
        return ""
    return (
        "Python 版本过低：需要 3.11 或更高，现为 {0}.{1}。请安装新版，并用它运行，例如：python3.11 bootstrap.py run\n"
        "Python is too old: 3.11 or later is needed, this is {0}.{1}. "
        "Install a later one and run with it, e.g.: python3.11 bootstrap.py run"
    ).format(*version)


def read_arguments() -> "tuple[argparse.Namespace, list[str]]":
    parser = argparse.ArgumentParser(prog="bootstrap.py")
    commands = parser.add_subparsers(dest="command", metavar="命令")
    commands.required = True
    run_parser = commands.add_parser("run", help="安装并运行 / set up and serve")
    run_parser.add_argument("--port", type=port_number, default=8000)
    run_parser.add_argument(
        "--debug", action="store_true", help="开发者用 / the development server"
    )
    run_parser.add_argument(
        "--no-sample",
        action="store_true",
        help="不收录自带的示例 / leave out the bundled sample",
    )
    commands.add_parser("test", help="测试；其余参数交给 pytest / run all tests")
    for name, purpose in (
        ("setup", "只安装，不运行 / set up, start nothing"),
        ("wheelhouse", "备好离线安装包 / fill ./wheelhouse for offline sites"),
    ):
        command = commands.add_parser(name, help=purpose)
        command.add_argument("--dev", action="store_true", help="含测试与检查工具")
        command.add_argument(
            "--ocr", action="store_true", help="含扫描件识别组件 / reads scans, too"
        )
        command.add_argument(
            "--semantic",
            action="store_true",
            help="含按意思查找的组件 / finds by meaning, too",
        )
    options, rest = parser.parse_known_args()
    if rest and options.command != "test":
        parser.error("不认识的参数 / unknown arguments: " + " ".join(rest))
    return options, rest


def port_number(text: str) -> int:
    """Of an argument; the message says in two languages what a port is."""
    if not text.isascii() or not text.isdigit() or not 0 < int(text) < 65536:
        raise argparse.ArgumentTypeError(
            f"{text}：端口要在 1 到 65535 之间 / a port is a number from 1 to 65535"
        )
    return int(text)


def carry_out(options: argparse.Namespace, rest: "list[str]") -> int:
    """Run the command; what goes wrong is said in two languages, without a traceback."""
    from bootstrapping.messages import Missing, no_room, say
    from bootstrapping.programs import ROOT

    try:
        return COMMANDS[options.command](options, rest)
    except Missing as missing:
        complaint = str(missing)
    except KeyboardInterrupt:
        say("\n已中断；再运行一次即可接着做。", "Interrupted; run it again to go on.")
        return 130
    except OSError as error:
        complaint = f"系统不允许：{error}\nThe system refused: {error}"
        if error.errno == errno.ENOSPC:
            complaint = str(no_room(ROOT, 400))
    print(complaint, file=sys.stderr)
    return 1


def run(options: argparse.Namespace, rest: "list[str]") -> int:
    from bootstrapping import application, environment, machine

    machine.ensure_port_is_free(options.port)
    folder = machine.ensure_data_folder()
    application.refuse_lost_database(folder)
    environment.ensure_environment(environment.Level.RUN, environment.WHEELHOUSE)
    application.manage("migrate", "--noinput", "--verbosity=0")
    if not options.no_sample:
        application.import_sample_if_empty(folder)
    application.tell_how_staff_get_in(folder)
    if options.debug:
        # The product's own server does it while it already answers.
        application.bring_index_level()
    application.serve(options.port, debug=options.debug)


def test(options: argparse.Namespace, rest: "list[str]") -> int:
    from bootstrapping import chromium, environment, programs
    from bootstrapping.messages import say

    environment.ensure_environment(environment.Level.DEV, environment.WHEELHOUSE)
    variables = programs.child_environment()
    browser = chromium.find_chromium() or chromium.install_chromium()
    variables["GAZETTE_CHROMIUM"] = browser or ""
    if not browser:
        say(
            "没有可用的 Chromium，浏览器测试不能运行，将逐项列出。装好后可用环境变量 GAZETTE_CHROMIUM 指明。",
            "There is no Chromium: the browser tests can't run and are listed by name. "
            "Once installed, it can be named in the environment variable GAZETTE_CHROMIUM.",
        )
    programs.become([programs.VENV_PYTHON, "-m", *PYTEST, *rest], variables)


def extras(options: argparse.Namespace) -> "list[str]":
    """The locks of what was asked for beyond the core."""
    from bootstrapping.environment import EXTRAS

    return [lock for name, lock in EXTRAS.items() if getattr(options, name)]


def setup(options: argparse.Namespace, rest: "list[str]") -> int:
    from bootstrapping.environment import WHEELHOUSE, Level, ensure_environment

    level = Level.DEV if options.dev else Level.RUN
    ensure_environment(level, WHEELHOUSE, extras(options))
    return 0


def wheelhouse(options: argparse.Namespace, rest: "list[str]") -> int:
    from bootstrapping import environment
    from bootstrapping.messages import say

    environment.ensure_environment(environment.Level.RUN)
    level = environment.Level.DEV if options.dev else environment.Level.RUN
    environment.fill_wheelhouse(level, extras(options))
    say(
        "已备好 ./wheelhouse：把整个目录拷到不联网的机器，即可运行。",
        "./wheelhouse is filled: copied to a machine without a network, this folder runs there.",
    )
    return 0


COMMANDS = {"run": run, "test": test, "setup": setup, "wheelhouse": wheelhouse}

if __name__ == "__main__":
    sys.exit(main())
