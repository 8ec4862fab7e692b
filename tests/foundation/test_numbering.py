"""Numbers without gaps, receipts that cannot be guessed."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection, transaction
from hypothesis import given
from hypothesis import strategies as st

from mingchuang.foundation.numbering import is_receipt, new_receipt, tidy_receipt
from mingchuang.foundation.numbering.counters import take
from mingchuang.foundation.numbering.receipts import ALPHABET


@pytest.mark.django_db(transaction=True)
def test_eight_writers_get_numbers_without_gap_or_twin() -> None:
    def write(_: int) -> list[int]:
        try:
            taken = []
            for _round in range(5):
                with transaction.atomic():
                    taken.append(take("整改", scope="/1/", year=2026))
            return taken
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as pool:
        numbers = [number for taken in pool.map(write, range(8)) for number in taken]

    assert sorted(numbers) == list(range(1, 41))


@pytest.mark.django_db(transaction=True)
def test_a_number_taken_by_an_act_that_fails_is_given_again() -> None:
    with pytest.raises(ValueError, match="act failed"), transaction.atomic():
        take("整改", scope="/1/", year=2026)
        raise ValueError("act failed")

    with transaction.atomic():
        assert take("整改", scope="/1/", year=2026) == 1


@pytest.mark.django_db(transaction=True)
def test_a_number_is_not_taken_outside_an_act() -> None:
    with pytest.raises(RuntimeError):
        take("整改", scope="/1/", year=2026)


def test_receipts_are_well_formed_and_differ() -> None:
    receipts = {new_receipt() for _ in range(500)}

    assert len(receipts) == 500
    assert all(is_receipt(code) for code in receipts)


@given(place=st.integers(0, 12), sign=st.sampled_from(ALPHABET))
def test_one_wrong_sign_is_noticed(place: int, sign: str) -> None:
    code = new_receipt()
    wrong = code[:place] + sign + code[place + 1 :]

    assert is_receipt(wrong) == (wrong == code)


def test_what_people_type_is_understood() -> None:
    code = "ABCD0123EFGH" + "0"

    assert tidy_receipt(f" {code[:4].lower()}-oi23 {code[8:]}") == code
