"""What search reads of an offer: weighted words, and the list of words that a mistyped one is led to."""

import re
from functools import reduce
from operator import add

from django.contrib.postgres.search import SearchVector
from django.db.models import Value

from premierpas.core.text import plain

from .content import OfferContent
from .models import Offer, SearchWord

CONFIG = "public.premierpas_fr"
_WORD = re.compile(r"[^\W\d_]{3,40}")


def index_offer(offer: Offer) -> None:
    """Write the search columns of the public text. Weights: title A, company B, text C, city D.

    What its sector means isn't written here: `occupations.meaning` knows it when somebody searches.
    """
    texts = texts_of(offer)
    words = sorted({word for text in texts.values() for word in _WORD.findall(plain(text))})
    # Unaccented and folded here, as queries are: a database without a locale folds only ASCII.
    vectors = [SearchVector(Value(plain(text)), weight=weight, config=CONFIG) for weight, text in texts.items()]
    Offer.objects.filter(pk=offer.pk).update(search=reduce(add, vectors), words=words)
    SearchWord.objects.bulk_create([SearchWord(word=word) for word in words], ignore_conflicts=True, batch_size=500)


def texts_of(offer: Offer) -> dict[str, str]:
    """The searchable text of an offer, by weight."""
    content = OfferContent.of(offer.content)
    half_days = [half for day in content.programme.values() for half in day.values()]
    return {
        "A": content.title,
        "B": offer.company.name,
        "C": " ".join([content.summary, *half_days]),
        "D": offer.site.city if offer.site else "",
    }
