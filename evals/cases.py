"""Question sets: files of cases, each with what a right answer says and which entries it cites."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal, Self, TypeVar

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator

from assistant.intake import Inquiry, read_lines
from vectorstore.dates import from_edtf, to_edtf

from .errors import EvalsError

SUITES = Path(__file__).parent / "suites"
Split = Literal["dev", "test"]


def _entry_name(text: str) -> str:
    """The name in the one notation that citations are compared in. Raises DateError (a ValueError)."""
    return text if text.startswith("#") else to_edtf(from_edtf(text))


EntryName = Annotated[str, AfterValidator(_entry_name)]  # its date, or "#heading" of an entry without one
Accepted = Annotated[tuple[Annotated[str, Field(min_length=1)], ...], Field(min_length=1)]


class Case(Inquiry):
    """One question with what is known to be right. Unknown fields are refused: a typo would score nothing."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    answers: tuple[Accepted, ...] = ()  # each group must be matched, by any of its strings
    cites: tuple[EntryName, ...] = ()  # each must be among the cited entries' dates
    answerable: bool
    kind: str
    polarity: Literal["yes", "no"] | None = None
    corpus: str = "seeds"  # the repository's seeds, or a file or folder of evals/suites/corpora
    reason: str = ""  # why it is not answerable: off-topic, a detail that is not given

    @model_validator(mode="after")
    def _hangs_together(self) -> Self:
        """Raises ValueError for a case that no answer could satisfy, or that any would."""
        named = bool(self.answers or self.cites or self.polarity)
        if self.answerable and not self.cites:
            raise ValueError("an answerable case names the entry dates to cite in `cites`")
        if not self.answerable and named:
            raise ValueError("a case that is not answerable has no `answers`, `cites` or `polarity`")
        return self


def suite_names(folder: Path = SUITES) -> tuple[str, ...]:
    """The question suites of a folder, in alphabetical order."""
    names = {path.name.split(".")[0] for path in folder.glob("*.jsonl")}
    return tuple(sorted(name for name in names if name.endswith(("questions", "conversations"))))


def load_suite(name: str, split: Split, folder: Path = SUITES) -> tuple[Case, ...]:
    """The cases of `<name>.<split>.jsonl`, in file order.

    Raises EvalsError where there is no such file, or with every line that is no case.
    """
    path = folder / f"{name}.{split}.jsonl"
    if not path.is_file():
        known = ", ".join(suite_names(folder)) or "none"
        raise EvalsError(f"{path}: no such suite; there are: {known}")
    return load_cases(path)


Read = TypeVar("Read", bound=BaseModel)


def load_cases(path: Path) -> tuple[Case, ...]:
    """The questions of a file of JSON Lines. Raises EvalsError with every line that is no question."""
    return read_cases(Case, path)


def read_cases(model: type[Read], path: Path) -> tuple[Read, ...]:
    """The cases, which have an `id` each, of a file of JSON Lines. Raises EvalsError with every line that is none."""
    with path.open("rb") as lines:
        read = list(read_lines(model, lines, str(path)))
    problems = [item for _, item in read if isinstance(item, str)]
    problems += _repeated(path, [(number, str(vars(item)["id"])) for number, item in read if isinstance(item, model)])
    if problems:
        raise EvalsError("\n".join(problems))
    return tuple(item for _, item in read if isinstance(item, model))


def _repeated(path: Path, ids: list[tuple[int, str]]) -> list[str]:
    """A message for each id that an earlier line has already."""
    first: dict[str, int] = {}
    return [
        f"{path}:{number}: id {name!r} stands in line {first[name]} already; give it another"
        for number, name in ids
        if first.setdefault(name, number) != number
    ]
