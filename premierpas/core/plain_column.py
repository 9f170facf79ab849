"""Columns unaccented and in small letters, as `core.text.plain` makes texts: `name__plain__regex`, and for indexes."""

from django.db.models import CharField, TextField, Transform


@CharField.register_lookup
@TextField.register_lookup
class Plain(Transform):
    """The column as it is compared."""

    lookup_name = "plain"
    function = "public.premierpas_plain"
    output_field = TextField()
