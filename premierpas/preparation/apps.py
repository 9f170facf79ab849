from django.apps import AppConfig


class PreparationConfig(AppConfig):
    """What a class does before its weeks: steps with evidence, dates counted backwards, questions, lesson sheets."""

    name = "premierpas.preparation"
    label = "preparation"

    def ready(self) -> None:
        from premierpas.agenda.reasons import reasons
        from premierpas.mentoring.doors import lines
        from premierpas.people.year import year
        from premierpas.week.doors import told
        from premierpas.workshop.keeping.texts import texts

        from . import chapter, evidence, kept, notices, permissions  # noqa: F401  they register themselves
        from .doors import evidence as steps
        from .enums import StepKey
        from .lines import lines_of
        from .waiting import READ_SECTORS
        from .year import facts_of

        for key, counted in (
            (StepKey.INTERESTS, evidence.interests_found),
            (StepKey.TRADES, evidence.trades_kept),
            (StepKey.PATH, evidence.paths_walked),
            (StepKey.MEET, evidence.people_met),
            (StepKey.EVENT, evidence.events_seen),
            (StepKey.SECTORS, evidence.sectors_read),
            (StepKey.QUESTIONS, evidence.questions_written),
            (StepKey.LETTER, evidence.letter_and_cv),
            (StepKey.SPEAK, evidence.practised),
        ):
            steps.fill(str(key), counted)
        for kind in kept.KINDS:
            texts.fill(kind.name, kind)
        lines.fill("preparation", lines_of)
        reasons.fill(READ_SECTORS.code, READ_SECTORS)
        told.fill("preparation", chapter.told)
        year.fill("preparation", facts_of)
