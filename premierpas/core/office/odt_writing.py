"""ODT by odfdo, with the styles that LibreOffice shows in its list."""

import io

from odfdo import Document, DrawImage, Element, Frame, Header, List, Paragraph

from premierpas.core.text import clean

from .text import Bullets, Contents, Figure, Heading, PageBreak, TextFile, size_mm

ODT = "application/vnd.oasis.opendocument.text"
_TITLE = (
    '<style:style style:name="Title" style:family="paragraph" style:parent-style-name="Heading" style:class="chapter">'
    '<style:text-properties fo:font-size="28pt" fo:font-weight="bold"/></style:style>'
)
_BREAK = (
    '<style:style style:name="Break" style:family="paragraph" style:parent-style-name="Standard">'
    '<style:paragraph-properties fo:break-before="page"/></style:style>'
)


def odt_of(file: TextFile) -> bytes:
    """The text for LibreOffice: headings of outline levels, real lists, captions, alternative texts."""
    document = Document("text")
    _speak(document, file)
    body = document.body
    body.clear()
    body.append(_line(Paragraph(clean(file.title)), "Title"))
    headings = figures = 0
    for block in file.blocks:
        if isinstance(block, Heading):
            headings += 1
            body.append(_heading(block, headings))
        elif isinstance(block, Bullets):
            body.append(List([clean(line) for line in block.lines]))
        elif isinstance(block, Figure):
            figures += 1
            for line in _figure(document, block, figures):
                body.append(line)
        elif isinstance(block, Contents):
            body.append(_contents(file, block))
        elif isinstance(block, PageBreak):
            body.append(_line(Paragraph(""), "Break"))
        else:
            body.append(Paragraph(clean(block.text)))
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _speak(document: Document, file: TextFile) -> None:
    """Language, title, no author; the template numbers its headings, which nobody asked for."""
    document.language = file.language
    document.meta.title, document.meta.creator, document.meta.initial_creator = clean(file.title), "", ""
    document.insert_style(_TITLE)
    document.insert_style(_BREAK, automatic=True)
    for level in document.styles.get_elements("//text:outline-level-style"):
        level.set_attribute("style:num-format", "")
        for name in ("style:num-suffix", "loext:num-list-format"):
            level.del_attribute(name)


def _line(line: Element, style: str) -> Element:
    line.set_attribute("text:style-name", style)
    return line


def _heading(block: Heading, number: int) -> Element:
    line = _line(Header(block.level, clean(block.text)), f"Heading_20_{block.level}")
    mark = Element.from_tag("text:bookmark")
    mark.set_attribute("text:name", _name(number))
    line.insert(mark, position=0)
    return line


def _name(number: int) -> str:
    return f"titre-{number}"


def _contents(file: TextFile, block: Contents) -> Element:
    """An index whose body is there already: titles that lead to their headings."""
    whole = Element.from_tag('<text:table-of-content text:name="Contents" text:protected="false"/>')
    whole.append(Element.from_tag('<text:table-of-content-source text:outline-level="3"/>'))
    body = Element.from_tag("<text:index-body/>")
    title = Element.from_tag('<text:index-title text:name="Contents_Head"/>')
    title.append(_line(Paragraph(clean(block.title)), "Contents_20_Heading"))
    body.append(title)
    for number, heading in enumerate(file.headings, start=1):
        line = _line(Paragraph(), f"Contents_20_{heading.level}")
        link = Element.from_tag("text:a")
        link.set_attribute("xlink:type", "simple")
        link.set_attribute("xlink:href", f"#{_name(number)}")
        link.text = clean(heading.text)
        line.append(link)
        body.append(line)
    whole.append(body)
    return whole


def _figure(document: Document, figure: Figure, number: int) -> list[Element]:
    width, height = size_mm(figure)
    place = document.add_file(io.BytesIO(figure.picture))
    frame = Frame.image_frame(
        DrawImage(place), name=f"Figure {number}", size=(f"{width:.1f}mm", f"{height:.1f}mm"), anchor_type="as-char"
    )
    description = Element.from_tag("svg:desc")
    description.text = clean(figure.alt)
    frame.append(description)
    holder = Paragraph("")
    holder.append(frame)
    return [holder, _line(Paragraph(f"Figure {number} : {clean(figure.caption)}"), "Caption")]
