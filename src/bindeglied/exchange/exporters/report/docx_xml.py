"""What Word knows and python-docx has no words for: fields, alternative texts, links."""

from collections.abc import Mapping
from typing import Any


def element(tag: str, **attributes: str) -> Any:
    """An element of the main namespace, its attributes too: `element("fldChar", fldCharType="begin")`."""
    from docx.oxml import OxmlElement  # noqa: PLC0415
    from docx.oxml.ns import qn  # noqa: PLC0415

    made = OxmlElement(f"w:{tag}")
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), value)
    return made


def add_field(paragraph: Any, instruction: str, shown: str = "") -> None:
    """A field such as PAGE; `shown` stands there until Word computes it."""
    begin_field(paragraph, instruction)
    paragraph.add_run(shown or "1")
    end_field(paragraph)


def begin_field(paragraph: Any, instruction: str, *, stale: bool = False) -> None:
    """Open a field: what follows up to `end_field` is its last result; a `stale` one Word computes anew."""
    more = {"dirty": "true"} if stale else {}
    paragraph.add_run()._r.append(element("fldChar", fldCharType="begin", **more))
    code = element("instrText")
    code.text = instruction
    code.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    paragraph.add_run()._r.append(code)
    paragraph.add_run()._r.append(element("fldChar", fldCharType="separate"))


def end_field(paragraph: Any) -> None:
    """Close the field that `begin_field` opened, in this paragraph or an earlier one."""
    paragraph.add_run()._r.append(element("fldChar", fldCharType="end"))


def add_bookmark(paragraph: Any, name: str, number: int) -> None:
    """Make the paragraph a target of links; `number` is unique in the document."""
    paragraph._p.insert(1, element("bookmarkStart", id=str(number), name=name))
    paragraph._p.append(element("bookmarkEnd", id=str(number)))


def add_link(paragraph: Any, text: str, bookmark: str) -> None:
    """A link to a place in the document."""
    run = paragraph.add_run(text)._r
    link = element("hyperlink", anchor=bookmark, history="1")
    paragraph._p.append(link)
    link.append(run)


def describe_picture(picture: Any, title: str, description: str) -> None:
    """The alternative text."""
    properties = picture._inline.docPr
    properties.set("title", title)
    properties.set("descr", description)


def set_style(paragraph: Any, style_id: str) -> None:
    """Name the style of a paragraph by its id."""
    paragraph._p.get_or_add_pPr().get_or_add_pStyle().val = style_id


def borders(sides: Mapping[str, tuple[int, str]], tag: str = "tblBorders") -> Any:
    """Lines by side: (eighths of a point, colour)."""
    made = element(tag)
    for side, (size, colour) in sides.items():
        made.append(element(side, val="single", sz=str(size), space="0", color=colour))
    return made
