"""When a file may be taken in, and that nothing is lost on the way."""

from mingchuang.exchange.enums import FileState
from mingchuang.foundation.errors import Refusal


class LandingRefused(Refusal):
    """The file is not taken in so."""


def check_landing(*, state: FileState, faulty: int, leaves_out: bool) -> None:
    """Once only; with lines at fault only when somebody says to leave them out."""
    if state not in (FileState.TRIED, FileState.RUNNING):
        raise LandingRefused("这个文件已经处理过了，请重新上传。")
    if faulty and not leaves_out:
        raise LandingRefused("有 {count} 行有错，一行都没有导入。请改正后再传，或选择只导入没有错的行。", count=faulty)


def check_rows(*, expected: int, written: int) -> None:
    """A file that lost a row is no file."""
    if expected != written:
        raise LandingRefused(
            "应有 {expected} 行，实际 {written} 行，已全部撤回，请重试。", expected=expected, written=written
        )
