"""What every model and migration owes."""

import re
from io import StringIO
from pathlib import Path

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import models

from mingchuang.foundation.access import ScopedQuerySet

PACKAGE = Path(__file__).parents[2] / "mingchuang"
OURS = [model for model in apps.get_models() if model.__module__.startswith("mingchuang.")]
HAN = re.compile(r"[\u4e00-\u9fff]")


@pytest.mark.parametrize("model", OURS, ids=lambda model: model.__name__)
def test_a_model_has_chinese_names_and_no_hidden_order(model: type[models.Model]) -> None:
    nameless = [
        field.name
        for field in model._meta.get_fields()
        if isinstance(field, models.Field) and not field.primary_key and not HAN.search(str(field.verbose_name))
        if field.name not in {"password", "last_login"}  # Django's own
    ]

    assert HAN.search(str(model._meta.verbose_name)), "Meta.verbose_name stands in Chinese"
    assert not nameless
    assert not model._meta.ordering, "say the order where rows are read"


@pytest.mark.parametrize("model", OURS, ids=lambda model: model.__name__)
def test_a_model_with_a_path_can_be_scoped(model: type[models.Model]) -> None:
    if any(field.name == "path" for field in model._meta.fields):
        manager = model._meta.default_manager
        assert manager is not None
        assert isinstance(manager.get_queryset(), ScopedQuerySet)


@pytest.mark.django_db
def test_migrations_say_what_the_models_say() -> None:
    out = StringIO()

    call_command("makemigrations", "--check", "--dry-run", *{m._meta.app_label for m in OURS}, stdout=out)


def test_migrations_are_named_by_people() -> None:
    names = [path.stem for path in PACKAGE.glob("**/migrations/0*.py")]

    assert names
    assert not [name for name in names if "auto" in name]
