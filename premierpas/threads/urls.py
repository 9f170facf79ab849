from django.urls import path

from .views import adult, judging, pupil, reporting

app_name = "threads"
urlpatterns = [
    path("moi/messages/", pupil.mine, name="mine"),
    path("moi/messages/<int:thread_id>/", pupil.own_thread, name="own_thread"),
    path("moi/messages/avec/<int:link_id>/", pupil.write_to, name="write_to"),
    path("moi/messages/signaler/<int:message_id>/", reporting.report_own, name="report_own"),
    path("messages/", adult.conversations, name="conversations"),
    path("messages/<int:thread_id>/", adult.thread, name="thread"),
    path("messages/eleve/<int:pupil_id>/", adult.write_to_pupil, name="write_to_pupil"),
    path("messages/signaler/<int:message_id>/", reporting.report, name="report"),
    path("messages/enlever/<int:message_id>/", judging.take_away_message, name="take_away"),
    path("association/messages/", judging.held, name="held"),
    path("association/messages/<int:held_id>/", judging.judge, name="judge"),
]
