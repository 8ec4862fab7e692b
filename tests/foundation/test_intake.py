"""The intake writer: many commands, few commits, each answered for itself."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

import pytest

from mingchuang.foundation.errors import Refusal
from mingchuang.foundation.http.intake import submit
from mingchuang.foundation.numbering.models import Counter

BATCHES: list[int] = []


def count_up(commands: Sequence[int]) -> list[int | Refusal]:
    """Writes one row a command; refuses odd ones below zero; breaks on 13."""
    BATCHES.append(len(commands))
    if 13 in commands and len(commands) >= 1:
        raise ValueError("thirteen")
    rows = [Counter(series="测试", scope=str(command), year=2026) for command in commands if command >= 0]
    Counter.objects.bulk_create(rows)
    return [command if command >= 0 else Refusal("不能小于零。") for command in commands]


@pytest.mark.django_db(transaction=True)
def test_every_acknowledged_command_is_on_disk_and_one_fault_fails_one() -> None:
    def send(command: int) -> str:
        try:
            return f"kept {submit(count_up, command)}"
        except Refusal:
            return f"refused {command}"
        except ValueError:
            return f"broke {command}"

    commands = [*range(40), -1, -2]
    with ThreadPoolExecutor(16) as pool:
        answers = list(pool.map(send, commands))

    assert answers[13] == "broke 13"
    assert answers[-2:] == ["refused -1", "refused -2"]
    kept = {int(answer.split()[1]) for answer in answers if answer.startswith("kept")}
    assert kept == set(range(40)) - {13}
    assert set(Counter.objects.values_list("scope", flat=True)) == {str(command) for command in kept}


@pytest.mark.django_db
def test_inside_a_transaction_the_action_runs_at_once() -> None:
    assert submit(count_up, 7) == 7
    with pytest.raises(Refusal):
        submit(count_up, -7)
