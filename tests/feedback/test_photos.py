"""Photos and letters: checked, stripped, seen only by those who may, and never published by themselves."""

import io
from datetime import timedelta
from typing import Any

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from mingchuang.feedback import actions as acts
from mingchuang.feedback.models import Voice, VoiceFile
from mingchuang.foundation.access import Actor
from mingchuang.foundation.attachments.models import Attachment
from mingchuang.foundation.attachments.storing import forget_file, read_file, stored_at
from tests.cast import NOON, Cast, Person
from tests.factories.feedback import MINUTE, PERSON, a_picture, box_opening, make_voice, reply, with_photo
from tests.feedback.test_pages import second_screen

pytestmark = pytest.mark.django_db


def a_shot(*, name: str = "IMG_1.jpg", data: bytes | None = None) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data or camera_picture(), content_type="image/jpeg")


def camera_picture() -> bytes:
    """As a telephone writes it: with maker, place and time."""
    out, exif = io.BytesIO(), Image.Exif()
    exif[0x010F], exif[0x0132] = "某牌手机", "2026:03:11 12:00:00"
    exif.get_ifd(0x8825)[1] = "N"
    Image.new("RGB", (640, 480), "#C0392B").save(out, "JPEG", exif=exif)
    return out.getvalue()


def status(person: Person, address: str) -> int:
    client = Client()
    client.force_login(person.account)
    return client.get(address).status_code


def test_a_citizen_sends_photos_and_what_the_camera_wrote_stays_behind(cast: Cast, client: Client) -> None:
    form = second_screen(client, cast, "大厅的灯坏了")

    answer = client.post("/say/", form | {"photo_1": a_shot(), "photo_3": a_shot(data=a_picture())})

    assert answer.status_code == 302, answer.content.decode()
    kept = [read_file(row.file) for row in Voice.objects.get().files.order_by("pk")]
    assert len(kept) == 2
    assert not any(Image.open(io.BytesIO(data)).getexif() for data in kept)
    assert "收到照片 2 张" in client.get(answer["Location"]).content.decode()


def test_a_refused_photo_is_told_at_its_field_and_the_words_are_kept(cast: Cast, client: Client) -> None:
    form = second_screen(client, cast, "大厅的灯坏了") | {"name": "老周"}

    answer = client.post("/say/", form | {"photo_1": a_shot(), "photo_2": a_shot(data=b"%PDF-1.7 no picture at all")})

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "id_photo_2_faults" in page
    assert "这不是能读的照片" in page
    assert "照片要重新选一次" in page
    for kept in ("大厅的灯坏了", "老周"):
        assert kept in page
    assert not Voice.objects.exists()
    assert not VoiceFile.objects.exists()


def test_who_reads_the_words_whole_opens_a_photo_and_others_once_it_is_passed_on(cast: Cast) -> None:
    voice = with_photo(cast, is_passed_on=False)
    file = voice.files.get()
    office, unit = f"/w/voices/{voice.pk}/files/{file.pk}/", f"/w/orders/{voice.orders.get().pk}/photos/{file.pk}/"

    assert [status(one, office) for one in (cast.chen, cast.he, cast.zhou)] == [200, 404, 404]
    assert status(cast.zhou, unit) == 404
    acts.pass_photos_on(actor=cast.chen.actor, voice_id=voice.pk, chosen=[file.pk], at=NOON)

    assert [status(one, office) for one in (cast.chen, cast.he, cast.zhou)] == [200, 200, 404]
    assert [status(one, unit) for one in (cast.zhou, cast.neighbour_head)] == [200, 404]


def test_a_photo_is_public_only_if_it_was_chosen(cast: Cast, client: Client) -> None:
    voice = with_photo(cast)
    acts.sign_order(actor=cast.zhou.actor, voice_id=voice.pk, at=NOON + 3 * MINUTE)
    reply(cast, voice, at=NOON + 4 * MINUTE)
    client.force_login(cast.sun.account)
    assert client.post(f"/w/voices/{voice.pk}/publish/", {"words": ""}).status_code == 302
    row, file = voice.publication, voice.files.get()
    address = f"/answered/{row.pk}/photos/{file.pk}/"
    assert Client().get(address).status_code == 404

    file.is_published = True
    file.save()
    page = Client().get(f"/answered/{row.pk}/").content.decode()
    shown = Client().get(address)

    assert address in page
    assert (shown["Content-Type"], shown["X-Content-Type-Options"]) == ("image/jpeg", "nosniff")


def test_a_letter_is_kept_with_its_scan_for_the_office_alone(cast: Cast, client: Client) -> None:
    opening = box_opening(cast)
    client.force_login(cast.chen.account)
    given = {"channel": "box", "kind": "suggestion", "text": "请开放母婴室", "box_opening": opening.pk}
    pdf = SimpleUploadedFile("纸条.pdf", b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n")
    wrong = SimpleUploadedFile("纸条.exe", b"MZ")

    refused = client.post("/w/voices/enter/", given | {"letters": [wrong]})
    assert refused.status_code == 422
    assert "请开放母婴室" in refused.content.decode()
    assert client.post("/w/voices/enter/", given | {"letters": [pdf, a_shot()]}).status_code == 302

    voice = Voice.objects.get()
    first, second = voice.files.order_by("pk")
    assert (first.file.media_type, second.file.media_type) == ("application/pdf", "image/jpeg")
    assert "只有派单的部门能打开" in page_of(cast.he, f"/w/voices/{voice.pk}/")
    assert status(cast.he, f"/w/voices/{voice.pk}/files/{first.pk}/") == 404
    acts.pass_photos_on(actor=cast.chen.actor, voice_id=voice.pk, chosen=[first.pk], at=NOON)
    assert not VoiceFile.objects.filter(is_passed_on=True).exists()


def test_letters_and_photos_go_with_the_person_but_what_is_public_stays(
    cast: Cast, django_capture_on_commit_callbacks: Any
) -> None:
    voice = with_photo(cast, person=PERSON)
    lead = with_photo(cast, text="另一件，也有照片。", device_hash="x")
    acts.merge_voices(actor=cast.chen.actor, lead_id=lead.pk, voice_ids=[make_merged(cast).pk], reason="同", at=NOON)
    Voice.objects.filter(pk__in=[voice.pk, lead.pk]).update(closed_at=NOON, state="closed")
    lead.files.update(is_published=True)
    place = stored_at(voice.files.get().file.sha256)

    assert acts.forget_files(actor=Actor.system(), at=NOON + timedelta(days=89)) == 0
    with django_capture_on_commit_callbacks(execute=True):
        assert acts.forget_files(actor=Actor.system(), at=NOON + timedelta(days=91)) == 2
    assert acts.forget_persons(actor=Actor.system(), at=NOON + timedelta(days=91)) == 1
    declined = make_voice(cast.window, text="别处的事。", person=PERSON, device_hash="y")
    acts.decline_voice(actor=cast.chen.actor, voice_id=declined.pk, reason="请到公安局办理，电话110", at=NOON)
    assert acts.forget_persons(actor=Actor.system(), at=NOON + timedelta(days=91)) == 1

    assert list(VoiceFile.objects.values_list("voice", flat=True)) == [lead.pk]
    assert default_storage.exists(place)  # the published one is the same picture
    with django_capture_on_commit_callbacks(execute=True):
        VoiceFile.objects.all().delete()
        forget_file(Attachment.objects.get())
    assert not default_storage.exists(place)


def make_merged(cast: Cast) -> Voice:
    return make_voice(cast.window, text="同一件，有照片。", photos={"photo_1": a_picture()})


def page_of(person: Person, address: str) -> str:
    client = Client()
    client.force_login(person.account)
    return client.get(address).content.decode()
