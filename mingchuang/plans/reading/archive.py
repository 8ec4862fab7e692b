"""Parts of a Word package, read with an eye on their size: a small file may unpack to gigabytes."""

import zipfile
import zlib

from lxml import etree

from mingchuang.plans.refusal import UnreadableDocument

LARGEST_PART = 64 * 1024 * 1024
_STEP = 1024 * 1024


def read_part(archive: zipfile.ZipFile, name: str) -> etree._Element | None:
    """The XML of one part, None where the package has no such part."""
    try:
        data = _unpacked(archive, name)
    except KeyError:
        return None
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, NotImplementedError, RuntimeError, ValueError):
        # RuntimeError is how the standard library says that a part has a password.
        raise UnreadableDocument(
            "Word 文档已损坏或设有密码，无法打开。请在 Word 中重新另存为 .docx 后再导入。"
        ) from None
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError):
        raise UnreadableDocument("Word 文档已损坏，无法打开。请在 Word 中重新另存为 .docx 后再导入。") from None
    if root.getroottree().docinfo.doctype:
        # No office program writes one; all that can be done with it is to reach outside.
        raise UnreadableDocument(
            "Word 文档里含有不该有的外部引用，为安全起见没有打开。请在 Word 中重新另存为 .docx 后再导入。"
        )
    return root


def _unpacked(archive: zipfile.ZipFile, name: str) -> bytes:
    """The bytes of a part, counted while they come: the size a package states may be a lie."""
    pieces: list[bytes] = []
    size = 0
    with archive.open(name) as part:
        while piece := part.read(_STEP):
            size += len(piece)
            if size > LARGEST_PART:
                raise UnreadableDocument("Word 文档解压后过大，可能不是正常的文档，没有打开。")
            pieces.append(piece)
    return b"".join(pieces)
