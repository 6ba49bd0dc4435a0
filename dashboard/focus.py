"""Whom a reader looks at: one state, or one organisation with its members of the day."""

from dataclasses import dataclass

from dashboard import data
from dashboard.selection import Selection


@dataclass(frozen=True, kw_only=True)
class Focus:
    """A state or organisation and all that stand for it on the day; `actors` is empty where nobody is chosen."""

    id: str = ""
    name: str = ""
    actors: tuple[str, ...] = ()

    @property
    def is_state(self) -> bool:
        """Whether it is one state."""
        return self.actors == (self.id,) and self.id.isupper()

    @property
    def who(self) -> str:
        """E.g. 'Poland' or 'BRICS and its members'; empty where nobody is chosen."""
        if not self.id or self.is_state:
            return self.name
        return f"{self.name} and its members" if len(self.actors) > 1 else self.name

    @property
    def only(self) -> str:
        """What to add to the words of a figure that is narrowed."""
        return f"; only with {self.who}" if self.id else ""


def of(selected: Selection) -> Focus:
    """Whom the selection looks at; nobody where the day does not know the id."""
    names = choices(selected)
    if not selected.focus or selected.focus not in names:
        return Focus()
    actors = data.rows_of("focus_actor", as_of=selected.as_of, focus=selected.focus)["actor"].to_list()
    return Focus(id=selected.focus, name=names[selected.focus], actors=tuple(actors))


def choices(selected: Selection) -> dict[str, str]:
    """Names by id of the organisations and states that the day knows."""
    return dict(data.rows_of("focus_choice", as_of=selected.as_of).select("id", "name").iter_rows())
