"""Runs → JUnit XML: a test case for each case, and one for each gate."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from xml.etree import ElementTree as ET

from .failures import failures, lines
from .gates import Gate
from .run_folder import Run

# XML 1.0 has no place for these, and a case may hold anything.
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Judged:
    """A run, and why each of its gates falls (None where it holds)."""

    run: Run
    gates: tuple[tuple[Gate, str | None], ...]


def as_xml(runs: Iterable[Judged]) -> str:
    """The document. A case that was not done right is a failure only of its own, not of the command."""
    root = ET.Element("testsuites")
    for judged in runs:
        root.append(_suite(judged))
    ET.indent(root)
    return ET.tostring(root, encoding="unicode", xml_declaration=True) + "\n"


def _suite(judged: Judged) -> ET.Element:
    run = judged.run
    label = run.record.label
    wrong = {failure.case.id: "\n".join(lines(failure)).strip() for failure in failures(run)}
    fallen = sum(why is not None for _, why in judged.gates)
    counts = {"tests": str(len(run.cases) + len(judged.gates)), "failures": str(len(wrong) + fallen)}
    suite = ET.Element("testsuite", {"name": _xml(label), **counts})
    for case in run.cases:
        _case(suite, f"{label}.{case.kind}", str(case.id), wrong.get(case.id))
    for gate, why in judged.gates:
        _case(suite, f"{label}.gates", gate.metric.key, why)
    return suite


def _case(suite: ET.Element, where: str, name: str, why: str | None) -> None:
    element = ET.SubElement(suite, "testcase", {"classname": _xml(where), "name": _xml(name)})
    if why is not None:
        ET.SubElement(element, "failure", {"message": _xml(why.splitlines()[0][:200])}).text = _xml(why)


def _xml(text: str) -> str:
    return _NOT_XML.sub("\N{REPLACEMENT CHARACTER}", text)
