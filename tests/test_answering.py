"""Questions to a small invented timeline: what is answered, with which citation, and what is refused."""

from __future__ import annotations

import pytest
from langchain_core.runnables import RunnableLambda

from assistant.chat import Assistant
from assistant.errors import QuestionError
from assistant.models import Turn
from assistant.retriever import TimelineRetriever
from assistant.serialise import to_line
from assistant.settings import load_settings
from vectorstore.dates import parse_date, to_edtf
from vectorstore.embedding import load_embedder
from vectorstore.ingest import ingest

TIMELINE = """\
= Timeline of the Brackwater floods =

== March 1998 ==

===3 March===
The river Osk broke its banks at Brackwater, killing 12 people and injuring 30.
The mayor, Ilse Varga, asked the army for help.

===5 March===
- Engineers of the Third Corps blew up the old weir at Sallow because it held back the water.
- The relief agency Nordhilf put the number of homeless in Brackwater at 4,000.
  According to the county, 2,500 people were homeless.

===9 March===
During the previous night, thieves robbed the town hall of Brackwater. Karl Demmer was arrested by the police.
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory):
    """An assistant over the timeline above."""
    folder = tmp_path_factory.mktemp("floods")
    (folder / "floods.txt").write_text(TIMELINE, "utf-8")
    settings = load_settings(data=folder / "data")
    ingest([folder / "floods.txt"], settings.data, load_embedder(settings.embedder))
    return Assistant.open(settings)


@pytest.mark.parametrize(
    ("question", "said", "date"),
    [
        ("How many people were killed when the Osk flooded Brackwater?", "12 people", "1998-03-03"),
        ("Who asked the army for help?", "Ilse Varga", "1998-03-03"),
        ("Why did engineers demolish the weir at Sallow?", "because it held back", "1998-03-05"),
        ("Where did the Third Corps blow up a weir?", "Sallow", "1998-03-05"),
        ("Who was detained by the police on 9 March 1998?", "Karl Demmer", "1998-03-09"),
    ],
)
def test_answer_quotes_the_right_entry(assistant, question, said, date):
    answer = assistant.ask(question)
    assert said in answer.answer
    assert date in [to_edtf(c.entry) for c in answer.citations]


def test_every_quote_is_byte_for_byte_in_its_source(assistant):
    answer = assistant.ask("What happened in March 1998?")
    assert len(answer.citations) == 4
    for citation in answer.citations:
        assert assistant.store.source_text(citation.source_id)[citation.start : citation.end] == citation.quote


def test_every_line_of_an_answer_has_a_marker(assistant):
    answer = assistant.ask("What happened between 3 and 9 March 1998?")
    assert all(line.rstrip().endswith("]") for line in answer.answer.splitlines())


def test_occurred_date_is_told_beside_the_entry_date(assistant):
    citation = assistant.ask("When was the town hall robbed?").citations[0]
    assert (to_edtf(citation.entry), to_edtf(citation.occurred)) == ("1998-03-09", "1998-03-08")


def test_different_figures_stand_side_by_side(assistant):
    answer = assistant.ask("How many people were homeless in Brackwater?")
    assert "4,000" in answer.answer
    assert "2,500" in answer.answer
    assert len(answer.conflicts[0].figures) == 2


@pytest.mark.parametrize(
    "question",
    [
        "How many boats were lost at Brackwater?",
        "What happened on 7 March 1998?",
        "What happened in 2005?",
        "Who is Angela Merkel?",
        "When did Karl Demmer arrest the police?",
        "How many people were killed in the flood at Tolna?",
    ],
)
def test_what_the_entries_do_not_say_is_refused(assistant, question):
    answer = assistant.ask(question)
    assert answer.abstained
    assert not answer.citations
    assert "3 March 1998 to 9 March 1998" in answer.answer


def test_name_that_never_occurs_is_named(assistant):
    assert "Merkel" in assistant.ask("Who is Angela Merkel?").answer


def test_follow_up_is_read_from_the_history(assistant):
    first = assistant.ask("How many people were killed when the Osk flooded Brackwater?")
    history = [Turn(role="user", content=first.question), Turn(role="assistant", content=first.answer)]
    assert "injuring 30" in assistant.ask("And how many were injured?", history).answer


def test_same_question_gives_the_same_bytes(assistant):
    again = Assistant.open(assistant.settings)
    question = "Who asked the army for help?"
    assert to_line(assistant.ask(question)) == to_line(again.ask(question))


def test_stream_grows_to_the_answer(assistant):
    question = "What happened in March 1998?"
    grown = list(assistant.stream(question))
    assert [len(a.citations) for a in grown] == [1, 2, 3, 4]
    assert to_line(grown[-1]) == to_line(assistant.ask(question))


def test_batch_answers_in_order(assistant):
    questions = ["Who asked the army for help?", "What happened on 7 March 1998?"]
    answers = assistant.chain.batch([{"question": q} for q in questions])
    assert [a.abstained for a in answers] == [False, True]


@pytest.mark.parametrize("question", ["", "  ", "x" * 3000])
def test_what_is_no_question_is_an_error(assistant, question):
    with pytest.raises(QuestionError):
        assistant.ask(question)


def test_retriever_serves_another_chain(assistant):
    retriever = TimelineRetriever(store=assistant.store, k=3, window=parse_date("5 March 1998"))
    chain = retriever | RunnableLambda(lambda documents: [d.metadata["entry"]["edtf"] for d in documents])
    assert chain.invoke("homeless people") == ["1998-03-05"] * 3


def test_each_of_two_joined_counts_is_answered(assistant):
    assert assistant.ask("How many people were killed and injured in Brackwater?").short_answer == "12 people; 30"


def test_a_refusal_goes_on_in_its_sentence(assistant):
    answer = assistant.ask("How many boats were lost when the Osk flooded Brackwater?")
    assert answer.answer.startswith("The sources do not say: how many boats")


@pytest.mark.parametrize(
    ("question", "short"),
    [
        ("Was Karl Demmer released by the police?", "No"),
        ("Was Karl Demmer detained by the police?", "Yes"),
    ],
)
def test_the_opposite_happening_is_a_no(assistant, question, short):
    assert assistant.ask(question).short_answer == short


@pytest.fixture
def ask(seed_folder, seed_store, packaged_embedder):
    """Asks the seeds."""
    return Assistant(load_settings(data=seed_folder), seed_store, packaged_embedder).ask


def test_roles_the_other_way_round_are_refused_though_another_entry_has_the_words(ask):
    answer = ask("Did Syria shoot down a Turkish jet?")
    assert answer.abstained
    assert "the other way round" in answer.answer


def test_a_make_is_found_by_its_first_part(ask):
    assert ask("Who shot down the MiG?").short_answer == "Turkish F-16s"


def test_a_mirrored_act_has_no_borrowed_reason(ask):
    assert "in response" not in ask("Why did Jordan expel the ambassador?").short_answer


@pytest.fixture(scope="module")
def corran(tmp_path_factory):
    """Asks a timeline of three entries."""
    folder = tmp_path_factory.mktemp("corran")
    (folder / "corran.txt").write_text(
        "= Corran =\n\n== May 1925 ==\n\n=== 3 May ===\n"
        "Anna Brandt wins the mayoral election in Corran over Otto Lund with 700 votes.\n\n=== 9 May ===\n"
        "A series of explosions in four cities of Marle kills at least 59 people and wounds around 80 others.\n\n"
        "=== 12 May ===\nMayor Anna Brandt announces a plan to rebuild Corran Hall after it was destroyed by fire.\n",
        "utf-8",
    )
    settings = load_settings(data=folder / "data")
    ingest([folder / "corran.txt"], settings.data, load_embedder(settings.embedder))
    return Assistant.open(settings).ask


def test_who_won_is_not_who_lost(corran):
    assert "Anna Brandt" in corran("Who won the mayoral election in Corran?").short_answer
    assert "Lund" not in corran("Who won the mayoral election in Corran?").short_answer


def test_the_figure_that_counts_what_is_asked_comes_first(corran):
    assert corran("How many people were killed in the explosions in Marle?").short_answer.startswith("at least 59")


def test_who_did_something_else_is_no_short_answer(corran):
    assert "Brandt" not in corran("Who burned Corran Hall?").short_answer
