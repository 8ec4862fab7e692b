"""The XML of Word documents by local names: it comes in two namespaces, the transitional and the strict one."""

from lxml import etree


def name_of(element: etree._Element) -> str:
    """The local name of an element, empty for comments and processing instructions."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def child(element: etree._Element, path: str) -> etree._Element | None:
    """The first element at a path of local names."""
    found: etree._Element | None = element
    for name in path.split("/"):
        found = None if found is None else next((one for one in found if name_of(one) == name), None)
    return found


def value(element: etree._Element | None, path: str) -> str | None:
    """The `val` of the element at a path, None where there is none."""
    found = None if element is None else child(element, path)
    return None if found is None else attribute(found, "val")


def attribute(element: etree._Element, name: str) -> str | None:
    """An attribute by its local name."""
    for key, text in element.attrib.items():
        if str(key).rpartition("}")[2] == name:
            return str(text)
    return None


def is_on(element: etree._Element, path: str) -> bool:
    """Whether a switch such as `vanish` is there and not turned off."""
    found = child(element, path)
    return found is not None and attribute(found, "val") not in {"0", "false", "off", "none"}
