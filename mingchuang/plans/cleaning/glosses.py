"""Pinyin in brackets after single characters, put there by sites against copying: 開(kāi)展 → 開展."""

from mingchuang.plans.cleaning.repair import Repair, apply_edits
from mingchuang.plans.mapped import Edit, MappedText
from mingchuang.plans.patterns import Pattern

_TONED = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹḿĀÁǍÀĒÉĚÈŌÓǑÒ\u0300\u0301\u0304\u030c"
_SYLLABLE = f"[a-züê]{{0,5}}[{_TONED}][a-zü{_TONED}]{{0,5}}"
_GLOSS = Pattern(rf"(?<=\S)[(（]{_SYLLABLE}[)）]")
# The opening bracket was swallowed together with half of the character before it.
_BROKEN_GLOSS = Pattern(rf"[?？\ufffd]{_SYLLABLE}[)）]")
# Syllables without a tone mark: only believed in a text that is full of glosses.
_TONELESS = Pattern(r"(?<=[㐀-鿿)）])[(（](?:[bpmfdtnlgkhjqxzcsryw]|[zcs]h)?(?:[aeiouüv]{1,3}(?:ng?|r)?)[)）]")
# Every gloss begins so, and most texts hold none.
_SIGN = Pattern(f"[(（][a-zêü{_TONED}]")
_FULL_OF_GLOSSES = 5
_SHARE_OF_GLOSSES = 0.01
LOST_BYTES = "\ufffd"


def drop_glosses(text: MappedText) -> tuple[MappedText, list[Repair]]:
    """The text without pinyin; where a gloss took half a character with it, a mark stays behind."""
    if not _SIGN.search(text.text):
        return text, []
    edits = [Edit(start=m.start(), end=m.end()) for m in _GLOSS.finditer(text.text)]
    toneless = [Edit(start=m.start(), end=m.end()) for m in _TONELESS.finditer(text.text)]
    if len(edits) >= _FULL_OF_GLOSSES or len(toneless) > max(_FULL_OF_GLOSSES, len(text.text) * _SHARE_OF_GLOSSES):
        edits += toneless
    if edits:
        broken = _BROKEN_GLOSS.finditer(text.text)
        edits += [Edit(start=m.start(), end=m.end(), replacement=LOST_BYTES) for m in broken]
    return apply_edits(text, sorted(edits, key=lambda edit: edit.start), "pinyin_gloss")
