"""Saying “too many tries”: at the field, with 429 and `Retry-After`, so that people and programs know when to go on."""

from datetime import timedelta
from math import ceil
from typing import Any

from django.core.exceptions import ValidationError
from django.forms import BaseForm
from django.http import HttpResponse

TOO_MANY = "too_many_tries"


def too_many(words: Any, wait: timedelta) -> ValidationError:
    """The error for a field; `words` may name `%(minutes)d`."""
    seconds = max(1, ceil(wait.total_seconds()))
    return ValidationError(words, code=TOO_MANY, params={"minutes": seconds // 60 + 1, "seconds": seconds})


def slowed(response: HttpResponse, *forms: BaseForm) -> HttpResponse:
    """The page of these forms, answered as 429 where one of them was tried too often."""
    errors = [error for form in forms for listed in form.errors.as_data().values() for error in listed]
    for error in errors:
        if error.code == TOO_MANY and error.params:
            return wait_for(response, timedelta(seconds=error.params["seconds"]))
    return response


def wait_for(response: HttpResponse, wait: timedelta) -> HttpResponse:
    """The same answer, with 429 and when to try again."""
    response.status_code = 429
    response["Retry-After"] = str(max(1, ceil(wait.total_seconds())))
    return response
