"""Every sentence that the assistant says in its own words: refusals, and what stands between quotes."""

from __future__ import annotations

NOTHING_INDEXED = "Nothing is indexed yet, so there is nothing to answer from."
NO_ENTRY_ON = "The sources have no entry for {days}."
OUTSIDE = "The sources do not cover {days}."
NOT_MENTIONED = "The sources do not mention {names}."
NOT_TOGETHER = "No entry brings {names} together with the rest of the question."
NO_DETAIL = "The sources do not say: {detail}?"
OTHER_WAY_ROUND = "The nearest entry says it the other way round, and no entry says it as asked."
NO_ANSWER = "The sources do not answer this."
COVERED = "They cover {first} to {last}."
