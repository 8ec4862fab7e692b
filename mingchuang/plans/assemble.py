"""Puts the field rules together: one document in, one draft out."""

import re
from dataclasses import replace

from mingchuang.plans.draft import Activity, Draft, NormSet, Phase
from mingchuang.plans.fold import script_of
from mingchuang.plans.located import Words
from mingchuang.plans.outline.document import Parts
from mingchuang.plans.outline.tree import Outline
from mingchuang.plans.patterns import Pattern
from mingchuang.plans.rules import heading
from mingchuang.plans.rules.activities import activities_below
from mingchuang.plans.rules.basis import basis_of
from mingchuang.plans.rules.campaign import campaign_in_section, campaign_of, without_issuer
from mingchuang.plans.rules.evaluation import evaluation_of
from mingchuang.plans.rules.figures import figures_of
from mingchuang.plans.rules.kind import is_plan, kind_of
from mingchuang.plans.rules.leading_group import leading_group_of
from mingchuang.plans.rules.norms import norm_sets
from mingchuang.plans.rules.phase_table import phases_in_tables
from mingchuang.plans.rules.phases import period_of, phase_sections, phases_of
from mingchuang.plans.rules.plan_norms import plan_norms
from mingchuang.plans.rules.roles import Roles, roles_of, units_below
from mingchuang.plans.rules.score_table import score_table_of
from mingchuang.plans.rules.sections import goals_in_text, goals_of, guiding_of, measures_of, scope_of, theme_of
from mingchuang.plans.rules.tail import attachments_of, colophon_of
from mingchuang.plans.rules.task_table import activities_in_tables
from mingchuang.plans.words.headings import BARE_HEADINGS

_GENERAL = Pattern(
    "(?:内容|任务|措施|举措|载体|安排|形式|方式|重点|项目|做法|分工|工作|策略|活动|要求|办法|方法|步骤|要点|流程|事项|作为|构面|主轴|策略|专案)[^，“”]{0,6}$"
)
_FACTS = frozenset({"theme", "scope", "period", "basis", "guiding", "goals", "purpose", "units"})


def draft_of(parts: Parts) -> Draft:
    """The draft of one document; of one that is no plan only what its head and tail say."""
    title, plan_title = heading.title_of(parts), heading.plan_title_of(parts)
    kind = kind_of(parts, [_shadow(parts, words) for words in (title, plan_title) if words])
    preamble = heading.preamble_of(parts)
    draft = Draft(
        kind=kind,
        is_plan=is_plan(parts, kind),
        script=script_of(parts.manuscript.text),
        title=title,
        plan_title=plan_title,
        doc_number=heading.doc_number_of(parts),
        issuer=heading.issuer_of(parts, title, []),
        issue_date=heading.issue_date_of(parts),
        addressees=heading.addressees_of(parts),
        attachments=attachments_of(parts),
        colophon=colophon_of(parts),
        figures=figures_of(parts.manuscript),
    )
    return _with_plan(parts, replace(draft, preamble=preamble)) if draft.is_plan else draft


def _shadow(parts: Parts, words: Words) -> str:
    start, end = words.start, words.end
    found = parts.manuscript.shadow[start:end]
    return words.value if words.confidence <= 0.5 and not found.strip() else re.sub(r"\s", "", found)


def _with_plan(parts: Parts, draft: Draft) -> Draft:
    outline, manuscript = parts.outline, parts.manuscript
    roles = roles_of(outline)
    scope = scope_of(manuscript, outline, roles.of("scope"))
    phases = phases_of(outline, roles.phases, frozenset(roles.nested)) if roles.phases is not None else None
    listed = None if phases else phases_in_tables(manuscript, (parts.frame.body[0], len(manuscript.text)))
    phases = phases or listed
    activities = _activities(outline, roles, listed)
    opening = roles.of("opening") or roles.of("background")
    if draft.preamble is None and opening:
        draft = replace(draft, preamble=manuscript.words(*outline.whole(opening[0])))
    near = [draft.preamble, *(scope or ())]
    drafted = replace(
        draft,
        campaign_name=campaign_in_section(manuscript, [outline.whole(place) for place in roles.of("name")])
        or without_issuer(campaign_of(manuscript, draft.title, draft.plan_title, draft.preamble), draft.issuer),
        issuer=draft.issuer or heading.issuer_of(parts, None, near),
        guiding_text=guiding_of(outline, roles.of("guiding")),
        theme=theme_of(manuscript, outline, roles.of("theme")),
        scope=scope,
        basis=basis_of(manuscript, draft.preamble, _basis_spans(outline, roles)),
        goals=goals_of(outline, roles.of("goals"))
        or goals_in_text(manuscript, [outline.whole(place) for place in roles.of("guiding")]),
        period=None if phases else period_of(outline, roles.of("period")),
        phases=phases,
        activities=activities,
        evaluation_methods=evaluation_of(
            outline, roles.of("evaluation"), _checked(outline, roles), _doing(outline, roles), activities or ()
        ),
        measures=measures_of(outline, roles.of("measures")),
        score_table=score_table_of(manuscript),
        leading_group=leading_group_of(manuscript, _leading_spans(outline, roles)),
    )
    return replace(drafted, norms=_norms(outline, roles, drafted))


def _basis_spans(outline: Outline, roles: Roles) -> list[tuple[int, int]]:
    """The text of a section about what the plan relies on, or of its subsections without their numbers."""
    places = [child for place in roles.of("basis") for child in (outline.children(place) or [place])]
    return [outline.said(place) for place in places]


def _activities(outline: Outline, roles: Roles, listed: tuple[Phase, ...] | None) -> tuple[Activity, ...] | None:
    found: list[Activity] = []
    for place in roles.of("activities"):
        if listed and not outline.children(place) and _holds(outline.whole(place), listed[0].name):
            # 活动安排 that is nothing but the table of phases.
            continue
        in_table = activities_in_tables(outline.manuscript, outline.whole(place))
        if in_table:
            found += in_table
            continue
        if place in roles.of("scope") and not outline.children(place) and len(roles.of("activities")) > 1:
            # 实施范围和重点内容 in one paragraph, where other sections tell what is done.
            continue
        children = _things_to_do(outline, place)
        found += activities_below(outline, children if children and _is_general(outline, place) else [place])
    if roles.nested:
        for phase in phase_sections(outline, roles.phases or 0):
            found += activities_below(outline, [one for one in outline.children(phase) if one in roles.nested], phase)
    return tuple(found or activities_in_tables(outline.manuscript, outline.tail)) or None


def _holds(span: tuple[int, int], words: Words | None) -> bool:
    return words is not None and span[0] <= words.start < span[1]


def _things_to_do(outline: Outline, place: int) -> list[int]:
    """The subsections that are activities, or their items where these name who does them or are numbered through."""
    groups = [child for child in outline.children(place) if not _is_fact(outline, child)]
    # 主辦單位：… on a line of its own is no item of the task above it.
    rows = [[item for item in outline.children(group) if not _is_fact(outline, item)] for group in groups]
    items = [item for row in rows for item in row]
    named = [bool(row) and units_below(outline, group) for group, row in zip(groups, rows, strict=True)]
    if items and all(named):
        return items
    numbers = [number.value for item in items if (number := outline.sections[item].number)]
    through = len(groups) > 1 and numbers == list(range(1, len(items) + 1))
    return items if through and sum(named) * 2 > len(groups) else groups


def _is_general(outline: Outline, place: int) -> bool:
    """Whether a heading only says that activities follow (主要任务); one that names its own thing is itself one."""
    heading = outline.heading(place)
    if not heading or (outline.parts(place) and _GENERAL.search(heading)):
        return True
    # Where the subsections name their own units, they are the activities.
    return "“" not in heading and units_below(outline, place)


def _is_fact(outline: Outline, place: int) -> bool:
    """A subsection that tells when, where or for whom, and nothing to be done."""
    if outline.heading(place).replace(" ", "") not in BARE_HEADINGS:
        return False
    return bool(set(outline.parts(place)[:1]) & _FACTS)


def _norms(outline: Outline, roles: Roles, draft: Draft) -> tuple[NormSet, ...] | None:
    """The named sets of the whole plan, and those a section about standards lists."""
    manuscript = outline.manuscript
    own = [one for place in roles.of("standards") for one in norm_sets(manuscript, *outline.whole(place))]
    below = [one for activity in draft.activities or () for one in activity.norms]
    lists = [one for measure in draft.measures or () for one in measure.lists]
    spans = [outline.whole(place) for place in [*roles.of("activities", "standards"), *roles.nested]]
    listed = {one.name.value for one in (*own, *below, *lists)}
    return (*plan_norms(manuscript, spans, listed), *own) or None


def _checked(outline: Outline, roles: Roles) -> list[int]:
    """Sections in which sentences about checking may stand."""
    below = [child for place in roles.of("measures") for child in (outline.children(place) or [place])]
    if roles.phases is None:
        return below
    return [*below, *(phase_sections(outline, roles.phases) or [roles.phases])]


def _doing(outline: Outline, roles: Roles) -> list[int]:
    """The sections of activities."""
    return [*(child for place in roles.of("activities") for child in outline.children(place)), *roles.nested]


def _leading_spans(outline: Outline, roles: Roles) -> list[tuple[int, int]]:
    """Where a leading group may be told, with the heading: it may be the only place of the name."""
    spans = [
        (outline.sections[place].start, outline.whole(place)[1]) for place in roles.of("leading_group", "measures")
    ]
    return [*spans, outline.tail] if outline.tail[0] < outline.tail[1] else spans
