"""Letter and CV in the formats that other programs open: DOCX, ODT, JSON Resume (schema 1.0.0)."""

import json
from collections.abc import Mapping
from typing import Any

from premierpas.core.languages import in_french
from premierpas.core.office import Block, Bullets, Heading, Paragraph, TextFile
from premierpas.people.models import Pupil
from premierpas.ui.pdf.documents import Skill, cv_sections

from .documents import cv_text

SCHEMA = "https://raw.githubusercontent.com/jsonresume/resume-schema/v1.0.0/schema.json"


@in_french()
def cv_file(texts: Mapping[str, str], *, pupil: Pupil) -> TextFile:
    """The CV for a word processor, under the pupil's name."""
    cv = cv_text(texts, pupil=pupil)
    blocks: list[Block] = [Paragraph(cv.about_me)] if cv.about_me else []
    for title, lines in cv_sections(cv):
        blocks += [Heading(title), Bullets([_said(line) for line in lines])]
    return TextFile(pupil.full_name, blocks)


@in_french()
def letter_file(text: str, *, pupil: Pupil, host: str, offer: str) -> TextFile:
    """The letter for a word processor."""
    paragraphs = [Paragraph(part.strip()) for part in text.split("\n\n") if part.strip()]
    return TextFile(offer, [Paragraph(pupil.full_name), Paragraph(host), *paragraphs])


def json_resume(texts: Mapping[str, str], *, pupil: Pupil) -> str:
    """The CV by the fields of JSON Resume; what a pupil has done are its `projects`."""
    cv = cv_text(texts, pupil=pupil)
    skills = [line for title, lines in cv_sections(cv)[:1] if cv.skills for line in lines]
    resume: dict[str, Any] = {
        "$schema": SCHEMA,
        "basics": {"name": pupil.full_name, "summary": cv.about_me},
        "skills": [_skill(line) for line in skills],
        "projects": [{"name": line} for line in cv.experiences],
        "interests": [{"name": line} for line in cv.interests],
        "languages": [{"language": line} for line in cv.languages],
    }
    return json.dumps(resume, ensure_ascii=False, indent=2)


def _said(line: str | Skill) -> str:
    if isinstance(line, Skill):
        return f"{line.name} : {line.example}" if line.example else line.name
    return line


def _skill(line: str | Skill) -> dict[str, Any]:
    if isinstance(line, Skill) and line.example:
        return {"name": line.name, "keywords": [line.example]}
    return {"name": _said(line)}
