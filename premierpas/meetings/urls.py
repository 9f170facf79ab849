from django.urls import path

from .views import adding, arranging, association, booking, offering, own, reading, writing

app_name = "meetings"
urlpatterns = [
    path("moi/rendez-vous/", own.mine, name="mine"),
    path("moi/rendez-vous/creneau/<int:slot_id>/", own.book, name="book"),
    path("moi/rendez-vous/<int:attendance_id>/absence/", own.excuse, name="excuse"),
    path("rendez-vous/pas/<int:step_id>/", own.tick, name="tick"),
    path("mentor/rendez-vous/", arranging.held, name="held"),
    path("mentor/rendez-vous/nouveau/", arranging.plan, name="plan"),
    path("mentor/rendez-vous/creneaux/", offering.slots, name="slots"),
    path("mentor/rendez-vous/creneaux/<int:slot_id>/", offering.withdraw, name="withdraw"),
    path("mentor/rendez-vous/question/<int:question_id>/", writing.answer, name="answer"),
    path("mentor/rendez-vous/joindre/<int:pair_id>/", writing.attempt, name="attempt"),
    path("mentor/rendez-vous/<int:meeting_id>/note/", writing.note, name="note"),
    path("rendez-vous/<int:meeting_id>/", arranging.meeting, name="meeting"),
    path("rendez-vous/<int:meeting_id>/annulation/", arranging.cancel, name="cancel"),
    path("rendez-vous/<int:meeting_id>.ics", reading.entry, name="entry"),
    path("rendez-vous/eleve/<int:pupil_id>/", reading.pupil, name="pupil"),
    path("rendez-vous/eleve/<int:pupil_id>/reserver/", booking.book_for, name="book_for"),
    path("rendez-vous/question/<int:attendance_id>/", writing.ask, name="ask"),
    path("rendez-vous/mot/<int:word_id>/", adding.add, name="add"),
    path("rendez-vous/comptes-rendus/", reading.shared, name="shared"),
    path("association/rendez-vous/", association.overview, name="overview"),
    path("association/rendez-vous/reglages/", association.habits, name="habits"),
    path("association/rendez-vous/<int:meeting_id>/rappel/", association.remind, name="remind"),
]
