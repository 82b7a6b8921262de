"""The action that says which browser this is, and what it will do at close."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from due_date.authorities import DONE, ENDINGS, UNMEASURED
from due_date.browser.profiles import PROFILES
from due_date.scenario.action import Action, ActionError, nearest_of, shorten
from due_date.scenario.grammar import Vocabulary, read_only
from due_date.server.protocol import Server
from due_date.simulation.reason import Reason, ReasonRow
from due_date.simulation.verb import Effect, Verb
from due_date.simulation.world import World
from due_date.translation import gettext_noop as _

PROFILE_CHANGED = ReasonRow(
    "profile-changed",
    _("This browser is %(name)s from now on; the cookies it holds stay."),
    DONE,
)
PROFILE_UNCHANGED = ReasonRow(
    "profile-unchanged",
    _("This browser is %(name)s already: nothing changed."),
    DONE,
)

AT_CLOSE = {
    profile.name: ReasonRow(
        f"at-close-{profile.name}", profile.at_close, ENDINGS if profile.is_measured else UNMEASURED
    )
    for profile in PROFILES.values()
}
CAVEATS = {
    profile.name: ReasonRow(f"caveat-{profile.name}", profile.caveat, ENDINGS if profile.is_measured else UNMEASURED)
    for profile in PROFILES.values()
    if profile.caveat
}


def _read_profile(words: Sequence[str], vocabulary: Vocabulary) -> str:
    name = read_only(words)
    if name not in PROFILES:
        raise ActionError(
            _("there is no browser profile %(name)s: there are %(names)s"),
            nearest=f"profile {nearest_of(name, tuple(PROFILES))}",
            name=shorten(name),
            names=", ".join(PROFILES),
        )
    return name


def _change(world: World, action: Action, server: Server) -> Effect:
    browser = world.browser(action.browser)
    is_same = browser.profile == action.argument
    return Effect(world if is_same else world.with_browser(replace(browser, profile=action.argument)))


def _explain(before: World, action: Action, effect: Effect) -> Iterator[Reason]:
    row = effect.world.browser(action.browser).row
    is_same = before.browser(action.browser).row is row
    yield (PROFILE_UNCHANGED if is_same else PROFILE_CHANGED)(name=row.name)
    yield AT_CLOSE[row.name]()
    if row.caveat:
        yield CAVEATS[row.name]()


VERBS = (
    Verb(
        name="profile",
        example="profile firefox",
        read=_read_profile,
        usage="profile NAME",
        summary=f"say which browser this is: {', '.join(PROFILES)}; its cookies stay",
        effect=_change,
        explain=_explain,
    ),
)
