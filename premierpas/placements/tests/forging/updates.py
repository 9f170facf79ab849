"""What an incremental update after the seal adds."""

from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.generic import pdf_name
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter


def white_box(writer: IncrementalPdfFileWriter) -> None:
    """A white rectangle over the top of the first page."""
    page = writer.root["/Pages"]["/Kids"][0]
    box = writer.add_object(generic.StreamObject(stream_data=b"q 1 1 1 rg 0 600 600 240 re f Q"))
    old = page.raw_get("/Contents")
    page["/Contents"] = generic.ArrayObject([old, box])
    writer.update_container(page)


def _on_first_page(writer: IncrementalPdfFileWriter, annotation: generic.DictionaryObject) -> generic.IndirectObject:
    page = writer.root["/Pages"]["/Kids"][0]
    reference = writer.add_object(annotation)
    page["/Annots"] = generic.ArrayObject([*page.get("/Annots", []), reference])
    writer.update_container(page)
    return reference


def _box(kind: str, **more: object) -> generic.DictionaryObject:
    rect = generic.ArrayObject([generic.NumberObject(each) for each in (50, 700, 300, 740)])
    return generic.DictionaryObject(
        {pdf_name("/Type"): pdf_name("/Annot"), pdf_name("/Subtype"): pdf_name(kind), pdf_name("/Rect"): rect}
        | {pdf_name(f"/{name}"): value for name, value in more.items()}
    )


def annotation(writer: IncrementalPdfFileWriter) -> None:
    """A note with other words."""
    _on_first_page(writer, _box("/FreeText", Contents=generic.TextStringObject("Horaires : 8 h – 20 h")))


def form_field(writer: IncrementalPdfFileWriter) -> None:
    """A text field that is filled in."""
    field = _box("/Widget", FT=pdf_name("/Tx"), T=generic.TextStringObject("x"), V=generic.TextStringObject("Autre"))
    reference = _on_first_page(writer, field)
    form = writer.root["/AcroForm"]
    form["/Fields"] = generic.ArrayObject([*form["/Fields"], reference])
    writer.update_container(form)


def renamed(writer: IncrementalPdfFileWriter) -> None:
    """Another title."""
    writer.set_info(generic.DictionaryObject({pdf_name("/Title"): generic.TextStringObject("Autre")}))


def opens_a_page(writer: IncrementalPdfFileWriter) -> None:
    """An action at opening."""
    action = {pdf_name("/S"): pdf_name("/URI"), pdf_name("/URI"): generic.TextStringObject("https://exemple.fr")}
    writer.root["/OpenAction"] = generic.DictionaryObject(action)
    writer.update_root()
