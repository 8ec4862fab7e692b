"""A stranger's workbook made safe to read.

The reader lays every sheet out as a full rectangle, so that one cell at XFD1048576 in a file of a kilobyte asks
for half a terabyte and takes the process down. Every part is therefore walked first with a strict parser,
measured, and only what was walked goes on to the reader.
"""

import re
import zlib
from collections.abc import Iterator
from io import BytesIO
from xml.parsers import expat
from zipfile import BadZipFile, ZipFile, ZipInfo

from python_calamine import CalamineError, CalamineWorkbook

from mingchuang.foundation.errors import Refusal

MAX_BYTES = 20 * 2**20
MAX_UNPACKED = 100 * 2**20
MAX_PARTS = 2000
MAX_COLUMNS = 200

OLD_EXCEL = b"\xd0\xcf\x11\xe0"  # .xls, and every workbook under a password
ERROR_CELL = re.compile(rb"""(<(?:\w+:)?c\s[^<>]*?\bt=)(?:"e"|'e')""")
REFERENCE = re.compile(r"([A-Z]{1,3})([1-9]\d{0,6})")


class WorkbookRefused(Refusal):
    """The file as a whole cannot be read; the message says what to do."""


def open_workbook(data: bytes, *, max_rows: int) -> CalamineWorkbook:
    """The workbook, with error values such as #REF! as text; `WorkbookRefused` for anything but a sound .xlsx."""
    if len(data) > MAX_BYTES:
        raise WorkbookRefused("文件超过 {limit} MB，请拆成几个文件再导入。", limit=MAX_BYTES // 2**20)
    if data.startswith(OLD_EXCEL):
        raise WorkbookRefused("这是旧版 .xls 文件或加了密码的文件，请去掉密码并另存为 .xlsx 后再导入。")
    safe = BytesIO()
    try:
        with ZipFile(BytesIO(data)) as packed, ZipFile(safe, "w") as rebuilt:
            for name, content in _parts(packed, max_rows=max_rows):
                rebuilt.writestr(name, content)
            if "xl/workbook.xml" not in rebuilt.namelist():
                raise WorkbookRefused("这不是 Excel 工作簿，请用 Excel 或 WPS 另存为 .xlsx 后再导入。")
        safe.seek(0)
        return CalamineWorkbook.from_filelike(safe)
    except BadZipFile as error:
        raise WorkbookRefused("这不是 Excel 工作簿，请用 Excel 或 WPS 另存为 .xlsx 后再导入。") from error
    except (CalamineError, ValueError, RuntimeError, NotImplementedError, zlib.error, EOFError, OSError) as error:
        raise damaged() from error


def damaged() -> WorkbookRefused:
    """The refusal for a file that opens and then makes no sense."""
    return WorkbookRefused("文件已损坏，无法读取，请用 Excel 或 WPS 打开后另存为 .xlsx 再导入。")


def column_number(letters: str) -> int:
    """A is 1, Z is 26, AA is 27."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def _parts(packed: ZipFile, *, max_rows: int) -> Iterator[tuple[str, bytes]]:
    """The parts that are XML, walked and measured; pictures, macros and the like are left behind."""
    parts = packed.infolist()
    if len(parts) > MAX_PARTS or sum(part.file_size for part in parts) > MAX_UNPACKED:
        raise WorkbookRefused("文件展开后过大，请删去图片和多余的工作表后再导入。")
    seen: set[str] = set()
    for part in parts:
        content = _walked(packed, part, max_rows=max_rows)
        if content is not None and part.filename not in seen:
            seen.add(part.filename)
            yield part.filename, content


def _walked(packed: ZipFile, part: ZipInfo, *, max_rows: int) -> bytes | None:
    content = packed.read(part)
    walker = _Walker(max_rows=max_rows)
    try:
        walker.walk(content)
    except expat.ExpatError as error:
        if part.filename.endswith((".xml", ".rels")):
            raise damaged() from error
        return None
    return ERROR_CELL.sub(rb'\1"str"', content) if walker.has_errors else content


class _Walker:
    """Walks one part; refuses document types and cells outside the allowed rectangle, notes error cells."""

    def __init__(self, *, max_rows: int) -> None:
        self.max_rows = max_rows
        self.has_errors = False
        self._row = self._column = 0
        # The encoding is fixed: what the reader takes for UTF-8 must not be something else here.
        self._parser = expat.ParserCreate("utf-8")
        self._parser.StartElementHandler = self._start
        self._parser.StartDoctypeDeclHandler = self._refuse_doctype

    def walk(self, content: bytes) -> None:
        self._parser.Parse(content, True)  # noqa: FBT003  # the parser's own signature

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        match name.rpartition(":")[2]:
            case "row":
                self._row = int(attributes["r"]) if attributes.get("r", "").isdecimal() else self._row + 1
                self._column = 0
            case "c":
                self._cell(attributes)
            case "v" | "is":
                self._check_place()

    def _cell(self, attributes: dict[str, str]) -> None:
        self._column += 1
        self.has_errors |= attributes.get("t") == "e"
        if "r" in attributes:
            parts = REFERENCE.fullmatch(attributes["r"])
            if not parts:
                raise damaged()
            self._column, self._row = column_number(parts[1]), int(parts[2])

    def _check_place(self) -> None:
        if self._row > self.max_rows + 1:
            raise WorkbookRefused(
                "第 {row} 行仍有内容，一张表最多 {limit} 行，请拆成几个文件或删去多余的行后再导入。",
                row=self._row,
                limit=self.max_rows,
            )
        if self._column > MAX_COLUMNS:
            raise WorkbookRefused("表中第 {column} 列仍有内容，请删去多余的列后再导入。", column=self._column)

    def _refuse_doctype(self, *_declaration: object) -> None:
        raise damaged()
