"""From bytes to characters: which of the encodings in use in Chinese offices a text file is in."""

import codecs

from mingchuang.plans.mapped import Edit
from mingchuang.plans.reading.misread import COMMON, likeness, read_again
from mingchuang.plans.reading.raw import PageRepair, RawText
from mingchuang.plans.refusal import UnreadableDocument

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAMPLE = 60_000
_MOST_BROKEN = 0.02
_FEWEST_SLIPPED = 3
_INDENTATION = "\u3000\u3000"
_PLAUSIBLE = 0.9
_WIDE = ("utf-16-le", "utf-16-be")


def decode_text(data: bytes) -> RawText:
    """The characters of a text file; refuses what is no text."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _lenient(data, name)
    # UTF-16 mostly shows itself by the nought bytes of line ends and digits.
    if b"\0" in data and (wide := _utf16_without_mark(data)):
        return wide
    if b"\0" in data:
        raise UnreadableDocument(
            "这个文件不是文本，也不是 Word 文档（.docx），无法读取。请另存为 .docx 或 .txt 后再导入。"
        )
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return _best_guess(data)
    again = read_again(text)
    return (
        RawText(text=again[0], encoding=again[1], remarks=("misread",))
        if again
        else RawText(text=text, encoding="utf-8")
    )


def _best_guess(data: bytes) -> RawText:
    """The encoding under which the text reads most like Chinese."""
    candidates = [_lenient(data, name) for name in ("gb18030", "big5hkscs", "utf-8")]
    best = max(candidates, key=lambda candidate: likeness(candidate.text))
    broken = best.text.count("\ufffd") / max(1, len(best.text))
    if broken > _MOST_BROKEN and (mended := _with_slipped_lines(data)):
        return mended
    if broken > _MOST_BROKEN or _control_share(best.text) > _MOST_BROKEN:
        if wide := _utf16_without_mark(data):
            return wide
        raise UnreadableDocument("无法识别这个文件的文字编码。请用记事本打开，另存为 UTF-8 编码的 .txt 后再导入。")
    return best


def _with_slipped_lines(data: bytes) -> RawText | None:
    """A text in GBK whose lines lost the first byte of their indentation; None where giving it back mends nothing."""
    lines = data.splitlines(keepends=True)
    shown = [line.decode("gb18030", errors="replace") for line in lines]
    whole = [(b"\xa1" + line).decode("gb18030", errors="replace") for line in lines]
    slipped = [_damage(other) < _damage(one) for one, other in zip(shown, whole, strict=True)]
    if sum(slipped) < max(_FEWEST_SLIPPED, sum(bool(line.strip()) for line in lines) // 2):
        return None
    repairs: list[PageRepair] = []
    length = 0
    for one, other, surely in zip(shown, whole, slipped, strict=True):
        # Short lines say too little by themselves; an indentation of whole blanks is what the others had.
        if surely or (other.startswith(_INDENTATION) and _damage(other) <= _damage(one)):
            edit = Edit(start=length, end=length + len(one.rstrip("\r\n")), replacement=other.rstrip("\r\n"))
            repairs.append(PageRepair(kind="byte_shift", edit=edit))
        length += len(one)
    return RawText(text="".join(shown), encoding="gb18030", repairs=tuple(repairs))


def _damage(line: str) -> float:
    """How little a line reads like writing: characters lost, private or rare, against those everybody uses."""
    return sum(
        2.0 if char == "\ufffd" or "\ue000" <= char <= "\uf8ff" else -0.25 * (char in COMMON) if char > "\x7f" else 0.0
        for char in line
    )


def _lenient(data: bytes, encoding: str) -> RawText:
    text = data.decode(encoding, errors="replace")
    remarks = ("undecodable_bytes",) if "\ufffd" in text else ()
    return RawText(text=text.removeprefix("\ufeff"), encoding=encoding.removesuffix("-sig"), remarks=remarks)


def _utf16_without_mark(data: bytes) -> RawText | None:
    """The text in the byte order by which reading gives Chinese, from the second byte on where the first is lost."""
    readings = [_lenient(data[: len(data) // 2 * 2], name) for name in _WIDE]
    if len(data) % 2:
        readings += [_lenient(b"\xfd\xff"[:: 1 if name == _WIDE[0] else -1] + data[1:], name) for name in _WIDE]
    best = max(readings, key=lambda one: likeness(one.text))
    return best if _plausible_share(best.text[:_SAMPLE]) > _PLAUSIBLE else None


def _plausible_share(text: str) -> float:
    """How much of a text is Chinese, its punctuation, or plain Latin."""
    known = sum(
        "\u3000" <= char <= "\u303f"
        or "\u4e00" <= char <= "\u9fff"
        or "\uff00" <= char <= "\uffef"
        or "\u2010" <= char <= "\u2026"
        or "\u2460" <= char <= "\u25ff"
        or "\u3400" <= char <= "\u4dbf"
        or "\t" <= char <= "~"
        for char in text
    )
    return known / max(1, len(text))


def _control_share(text: str) -> float:
    sample = text[:_SAMPLE]
    return sum(char < " " and char not in "\t\n\r\f\v" for char in sample) / max(1, len(sample))
