"""How far a language model had a part in a run: without this a run of failures would pass for one of the model."""

from __future__ import annotations

from .outputs import Answered, Judged, ModelSeen, OpinionSeen
from .run_folder import Run


def model_use(run: Run) -> str:
    """A line on the model of the run; empty where none was set."""
    named = run.record.settings.get("model")
    if not named:
        return ""
    if run.task.name not in ("questions", "claims"):
        return f"{named}: has no part in this suite, which is done without a language model"
    uses = [use for use in map(_of, run.product) if use is not None]
    costs = [use.cost for use in uses if use.cost is not None]
    cost = f", cost {sum(costs):.4f}" if costs else ""
    read, written = sum(use.input_tokens for use in uses), sum(use.output_tokens for use in uses)
    return (
        f"{named}: used in {sum(use.used for use in uses)} of {len(run.cases)}, "
        f"with a notice in {sum(bool(use.notice) for use in uses)}, "
        f"{sum(len(use.dropped) for use in uses)} sentences left out; "
        f"{sum(use.calls for use in uses):,} calls, {read:,} + {written:,} tokens{cost}"
    )


def judge_use(run: Run) -> str:
    """A line on the model that judged the answers of the run; empty where none did."""
    named = run.record.settings.get("judge")
    if not named:
        return ""
    said = [opinion for opinion in map(_opinion, run.product) if opinion is not None]
    failures = [opinion.failure for opinion in said if opinion.failure]
    failed = f", failed on {len(failures)}, which are not scored ({failures[0]})" if failures else ""
    read, written = sum(one.input_tokens for one in said), sum(one.output_tokens for one in said)
    return (
        f"{named}: judged {len(said) - len(failures)} of {len(said)} answers{failed}; "
        f"{sum(one.calls for one in said):,} calls, {read:,} + {written:,} tokens"
    )


def _opinion(output: Answered | Judged) -> OpinionSeen | None:
    return output.opinion if isinstance(output, Answered) else None


def _of(output: Answered | Judged) -> ModelSeen | None:
    return output.answer.model if isinstance(output, Answered) else output.verdict.model
