"""What bootstrap says, in Chinese and in English."""

from pathlib import Path

MEGABYTE = 1024 * 1024


class Missing(Exception):
    """Something is missing that a person must provide: what it is, and what to do."""

    def __init__(self, chinese: str, english: str, *, said: str = "") -> None:
        """`said` is the output of the program that failed; its last 15 lines are shown."""
        lines = [*said.rstrip().splitlines()[-15:], chinese, english]
        super().__init__("\n".join(lines))


def say(chinese: str, english: str) -> None:
    print(f"{chinese}\n{english}", flush=True)


def no_room(folder: Path, megabytes: int) -> Missing:
    return Missing(
        f"磁盘空间不足：{folder} 所在磁盘至少要有 {megabytes} MB 可用。请腾出空间后再运行。",
        f"The disk is full: {folder} needs at least {megabytes} MB free. Make room, then run again.",
    )
