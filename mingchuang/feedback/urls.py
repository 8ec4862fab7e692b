"""Addresses of feedback, written whole from the root of the site."""

from django.urls import path

from mingchuang.feedback.views import (
    boxes,
    closing,
    files,
    hotspots,
    inbox,
    petitions,
    public,
    publishing,
    settings,
    settling,
    sorting,
    unit,
)

app_name = "feedback"

citizens = [
    path("say/", public.say, name="say"),
    path("say/r/<str:signed>/", public.receipt, name="receipt"),
    path("say/r/<str:signed>/judge/", public.judge, name="judge"),
    path("answered/", public.answered, name="answered"),
    path("answered/<int:pk>/", public.answered_one, name="answered-one"),
    path("answered/<int:pk>/photos/<int:photo_pk>/", files.answered_photo, name="answered-photo"),
]
office = [
    path("w/voices/", inbox.inbox_page, name="inbox"),
    path("w/voices/enter/", inbox.enter, name="enter"),
    path("w/voices/export/", inbox.export, name="export"),
    path("w/voices/hot-spots/", hotspots.hotspots_page, name="hotspots"),
    path("w/voices/hot-spots/voices/", hotspots.hotspot_voices, name="hotspot-voices"),
    path("w/voices/rates/", inbox.rates, name="rates"),
    path("w/voices/dispatch-many/", sorting.dispatch_many, name="dispatch-many"),
    path("w/voices/boxes/", boxes.boxes, name="boxes"),
    path("w/voices/boxes/open/", boxes.open_box, name="open-box"),
    path("w/voices/boxes/<int:pk>/photo/", boxes.photo, name="box-photo"),
    path("w/voices/limits/", settings.limits, name="limits"),
    path("w/voices/limits/set/", settings.set_limits, name="set-limits"),
    path("w/voices/terms/", settings.set_terms, name="set-terms"),
    path("w/voices/<int:voice_id>/", inbox.voice_page, name="voice"),
    path("w/voices/<int:voice_id>/files/<int:pk>/", files.voice_file, name="voice-file"),
    path("w/voices/<int:voice_id>/pass-photos-on/", files.pass_on, name="pass-photos-on"),
    path("w/voices/<int:voice_id>/classify/", sorting.classify, name="classify"),
    path("w/voices/<int:voice_id>/dispatch/", sorting.dispatch, name="dispatch"),
    path("w/voices/<int:voice_id>/decline/", sorting.decline, name="decline"),
    path("w/voices/<int:voice_id>/merge/", sorting.merge, name="merge"),
    path("w/voices/<int:voice_id>/take-apart/", sorting.take_apart, name="take-apart"),
    path("w/voices/<int:voice_id>/decide-return/", sorting.decide_return, name="decide-return"),
    path("w/voices/<int:voice_id>/decide-extension/", sorting.decide_extension, name="decide-extension"),
    path("w/voices/<int:voice_id>/urge/", sorting.urge, name="urge"),
    path("w/voices/<int:voice_id>/confer/", sorting.confer, name="confer"),
    path("w/voices/<int:voice_id>/ask/", closing.ask, name="ask"),
    path("w/voices/<int:voice_id>/redo/", closing.redo, name="redo"),
    path("w/voices/<int:voice_id>/close/", closing.close, name="close"),
    path("w/voices/<int:voice_id>/uphold/", closing.uphold, name="uphold"),
    path("w/voices/<int:voice_id>/final-answer/", closing.final_answer, name="final-answer"),
    path("w/voices/<int:voice_id>/person/", closing.open_person, name="open-person"),
    path("w/voices/<int:voice_id>/publish/", publishing.publish, name="publish"),
    path("w/voices/<int:voice_id>/keep-back/", publishing.keep_back, name="keep-back"),
]
units = [
    path("w/orders/", unit.orders_page, name="orders"),
    path("w/orders/<int:matter_id>/", unit.order_page, name="order"),
    path("w/orders/<int:matter_id>/files/<int:file_id>/", unit.order_file, name="order-file"),
    path("w/orders/<int:matter_id>/photos/<int:pk>/", files.order_photo, name="order-photo"),
    path("w/orders/<int:matter_id>/sign/", unit.sign, name="sign"),
    path("w/orders/<int:matter_id>/start/", unit.start, name="start"),
    path("w/orders/<int:matter_id>/ask-return/", unit.ask_return, name="ask-return"),
    path("w/orders/<int:matter_id>/ask-extension/", unit.ask_extension, name="ask-extension"),
    path("w/orders/<int:matter_id>/answer-urging/<int:urging_id>/", unit.answer_urging, name="answer-urging"),
    path("w/orders/<int:matter_id>/reply/", unit.reply, name="reply"),
]
backlog = [
    path("w/petitions/", petitions.backlog, name="petitions"),
    path("w/petitions/enter/", petitions.enter, name="enter-petition"),
    path("w/petitions/import/", petitions.import_, name="import-petitions"),
    path("w/petitions/template/", petitions.template, name="petition-template"),
    path("w/petitions/export/", petitions.export, name="export-petitions"),
    path("w/petitions/matters/<int:matter_id>/", petitions.of_matter, name="petition-matter"),
    path("w/petitions/<int:pk>/", petitions.petition, name="petition"),
    path("w/petitions/<int:pk>/accept/", settling.accept, name="accept-petition"),
    path("w/petitions/<int:pk>/extend/", settling.extend, name="extend-petition"),
    path("w/petitions/<int:pk>/report/", settling.report, name="report-petition"),
    path("w/petitions/<int:pk>/return/", settling.return_, name="return-petition"),
    path("w/petitions/<int:pk>/close/", settling.close, name="close-petition"),
]
urlpatterns = [*citizens, *office, *units, *backlog]
