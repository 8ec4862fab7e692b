"""State tables: which move leads from which state to which. Pure, typed, printable."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Generic, TypeVar

from mingchuang.foundation.errors import Refusal

State = TypeVar("State", bound=str)
Move = TypeVar("Move", bound=StrEnum)


class MoveRefused(Refusal):
    """This move does not lead anywhere from the present state."""


class StateTable(Generic[State, Move]):
    """A finite table `{(state, move): next state}`."""

    def __init__(self, table: Mapping[tuple[State, Move], State]) -> None:
        self._table = dict(table)

    def after(self, state: State, move: Move) -> State:
        """The state this move leads to; `MoveRefused` when it is not open."""
        try:
            return self._table[state, move]
        except KeyError:
            raise MoveRefused("现在的状态不能做这一步，请刷新页面后再看。") from None

    def moves_from(self, state: State) -> tuple[Move, ...]:
        """The moves open in this state, in the table's order."""
        return tuple(move for (at, move) in self._table if at == state)

    def diagram(self) -> str:
        """The table as a Mermaid state diagram, for the docs."""
        lines = [f"    {at} --> {to}: {move.value}" for (at, move), to in self._table.items()]
        return "\n".join(["stateDiagram-v2", *lines])
