"""What happens to the terms of cases."""

from dataclasses import dataclass
from typing import ClassVar

from mingchuang.foundation.journal.facts import Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseTermsSet(Fact):
    """A region has set its terms."""

    kind: ClassVar[str] = "casework.terms_set"
    label: ClassVar[str] = "修改办件规则"
    before: dict[str, object]
    after: dict[str, object]
