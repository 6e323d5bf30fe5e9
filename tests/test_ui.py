"""The page as a reader uses it, in a real browser over the seeds; nothing that it does may reach outside."""

from __future__ import annotations

from pathlib import Path

import pytest
from browsing import FOREIGN, PATIENCE, PAYLOADS, served
from playwright.sync_api import Page, expect

# Gradio counts its own events with what the newest pandas calls deprecated.
pytestmark = pytest.mark.filterwarnings("ignore::pandas.errors.Pandas4Warning")

HERMEL = "How many people were killed in Hermel in January 2014?"


def ask(page: Page, question: str) -> None:
    """Type a question, send it, and wait for the whole answer."""
    before = page.locator(".exchange").count()
    page.get_by_label("Question").fill(question)
    page.get_by_label("Question").press("Enter")
    expect(page.locator(".exchange:not([aria-busy])")).to_have_count(before + 1)


def tab(page: Page, name: str) -> None:
    page.get_by_role("tab", name=name).click()


def add(page: Page, *files: Path, form: str = "") -> None:
    """Upload files, read in the given format or a recognised one, and wait for the report."""
    tab(page, "Sources")
    if form:
        page.get_by_role("button", name="If a file is not recognised").click()
        page.get_by_label("Format").click()
        page.get_by_role("option", name=form, exact=True).click()
    page.locator("#upload input[type=file]").set_input_files(list(files))
    page.locator("#report .report, #report .problem").first.wait_for(timeout=2 * PATIENCE)


def test_an_answer_cites_and_highlights_its_quote_within_its_entry(page):
    ask(page, HERMEL)
    page.get_by_role("button", name="Source 1").click()
    card = page.locator("#citation-1-1")
    expect(card).to_be_focused()
    expect(card.locator("time")).to_have_text("16 January 2014")
    expect(card.locator("mark")).to_contain_text("killed 4 people and injured 26")
    expect(card.locator(".source-title")).to_contain_text("Syrian civil war")


def test_a_quote_stands_within_the_rest_of_its_entry(page):
    ask(page, "Who executed 34 foreign jihadists?")
    entry = page.locator("#citation-1-1 blockquote")
    quote = page.locator("#citation-1-1 mark").inner_text()
    assert quote in entry.inner_text()
    assert len(entry.inner_text()) > len(quote) + 100


def test_a_follow_up_is_read_with_what_came_before_and_stays_after_a_reload(page):
    ask(page, HERMEL)
    ask(page, "and how many were wounded?")
    second = page.locator("#exchange-2")
    expect(second.locator(".standalone")).to_contain_text("Hermel")
    expect(second.locator(".answer")).to_contain_text("26")
    page.reload()
    expect(page.locator("#exchange-2 .answer")).to_contain_text("26")
    page.get_by_role("button", name="Clear").click()
    expect(page.locator(".exchange")).to_have_count(0)
    page.reload()
    expect(page.locator("#examples button").first).to_be_visible()
    expect(page.locator(".exchange")).to_have_count(0)


def test_a_refusal_shows_the_nearest_entries_as_no_answer(page):
    ask(page, "How many tanks were lost in the suicide bombing in Hermel?")
    refusal = page.locator(".exchange.refusal")
    expect(refusal.locator(".verdict")).to_have_text("Not answered by the sources")
    expect(refusal.locator(".beside h3")).to_have_text("Nearest entries – not an answer")
    expect(refusal.locator(".citation-card").first).to_be_visible()
    expect(refusal.locator(".marker")).to_have_count(0)


def test_an_example_is_asked_by_a_click_and_its_answer_copied(page):
    page.locator("#examples button").first.click()
    page.get_by_role("button", name="Copy this answer").click()
    expect(page.get_by_role("button", name="Copy this answer")).to_have_text("Copied")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert page.locator(".said").first.inner_text() in copied
    assert "Syrian civil war" in copied


def test_everything_can_be_reached_by_keyboard(page):
    page.get_by_label("Question").fill("something else")
    page.keyboard.press("Escape")
    expect(page.get_by_label("Question")).to_have_value("")
    ask(page, HERMEL)
    page.get_by_role("button", name="Source 1").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#citation-1-1")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Source 1")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Copy this answer")).to_be_focused()


def test_the_timeline_marks_what_was_cited_and_opens_an_entry(page):
    ask(page, HERMEL)
    tab(page, "Timeline")
    expect(page.locator("#entries li")).to_have_count(20)
    expect(page.locator("#entries details.cited time")).to_have_text("16 January 2014")
    page.locator("#axis .scatterlayer .trace").last.locator(".point").first.click(force=True)
    expect(page.locator("#reader blockquote")).to_contain_text("Hermel")
    page.locator("#entries summary").nth(1).press("Enter")
    expect(page.locator("#entries details[open] blockquote")).to_contain_text("Rebels captured")
    page.get_by_role("button", name="Later entries").click()
    expect(page.locator("#entries .hint")).to_have_text("Entries 21–40 of 40")


def test_the_timeline_is_filtered_by_date_and_words(page):
    tab(page, "Timeline")
    page.get_by_label("From").fill("March 2014")
    page.get_by_label("To", exact=True).fill("March 2014")
    page.get_by_label("With the words").fill("turkish airspace")
    page.get_by_label("With the words").press("Enter")
    expect(page.locator("#entries .hint")).to_have_text("Entries 1–1 of 1")
    expect(page.locator("#entries time")).to_have_text("23 March 2014")
    page.get_by_label("From").fill("soon")
    page.get_by_role("button", name="Apply").click()
    expect(page.locator("#timeline-notice")).to_contain_text("'soon' is no date; write one like")
    page.get_by_role("button", name="Whole period").click()
    expect(page.get_by_label("From")).to_have_value("")


def test_the_timeline_zooms_by_button_and_by_dragging(page):
    tab(page, "Timeline")
    expect(page.locator("#entries .hint")).to_have_text("Entries 1–20 of 40")
    page.get_by_role("button", name="Zoom in").click()
    expect(page.get_by_label("From")).not_to_have_value("")
    page.get_by_role("button", name="Whole period").click()
    expect(page.locator("#entries .hint")).to_have_text("Entries 1–20 of 40")
    area = page.locator("#axis .nsewdrag").bounding_box()
    assert area
    middle = area["y"] + area["height"] / 2
    page.mouse.move(area["x"] + area["width"] * 0.5, middle)
    page.mouse.down()
    page.mouse.move(area["x"] + area["width"] * 0.8, middle, steps=5)
    page.mouse.up()
    expect(page.get_by_label("From")).to_have_value("2014-04-17")


def test_a_file_is_added_asked_about_and_removed(page, timeline):
    add(page, timeline("strike.txt", "Dockers in Port Arlen occupied the north quay.", title="Port Arlen"))
    expect(page.locator("#report")).to_contain_text("Added: Port Arlen")
    expect(page.locator("#heading")).to_contain_text("41 entries from 2 sources")
    tab(page, "Ask")
    ask(page, "What happened in Port Arlen?")
    expect(page.locator(".citation-card time")).to_have_text("1 January 1901")
    tab(page, "Sources")
    page.once("dialog", lambda dialog: dialog.dismiss())
    card = page.locator(".source", has_text="Port Arlen")
    card.get_by_role("button", name="Remove…").click()
    expect(card).to_be_visible()
    page.once("dialog", lambda dialog: dialog.accept())
    card.get_by_role("button", name="Remove…").click()
    expect(page.locator("#heading")).to_contain_text("40 entries from 1 source")


def test_what_is_wrong_with_a_file_is_told_by_line(page, timeline, tmp_path):
    empty = tmp_path / "nothing.txt"
    empty.write_text("no dates at all\n", "utf-8")
    add(page, empty)
    expect(page.locator("#report .problem")).to_contain_text("Not added: nothing.txt")
    expect(page.locator("#report .problems li").first).to_contain_text("nothing.txt")
    expect(page.locator("#heading")).to_contain_text("40 entries from 1 source")


def test_text_of_a_source_is_shown_and_never_rendered(page, timeline):
    name = "<script>struck()</script> <b>Strike"
    add(page, timeline("hostile.txt", *PAYLOADS, title=name), form="timeline")
    expect(page.locator(".source h2").first).to_have_text(name)
    tab(page, "Ask")
    for day, payload in enumerate(PAYLOADS, 1):
        ask(page, f"What happened on {day} January 1901?")
        shown = page.locator(f"#exchange-{day} .answer").inner_text()
        assert payload.split(". ")[1].split(" ")[0] in shown
    ask(page, "<script>window.struck = 1</script><img src=http://example.org/q.png>?")
    tab(page, "Timeline")
    page.get_by_label("To", exact=True).fill("1901")
    page.get_by_role("button", name="Apply").click()
    expect(page.locator("#entries .hint")).to_have_text(f"Entries 1–{len(PAYLOADS)} of {len(PAYLOADS)}")
    dots = page.locator("#axis .scatterlayer .point")
    expect(dots).to_have_count(len(PAYLOADS))
    for day in range(len(PAYLOADS), 0, -1):
        dots.nth(day - 1).hover(force=True)
        expect(page.locator("#axis .hoverlayer text").first).to_contain_text(f"{day} January 1901")
    # Once: a second click that soon after would be a double one, which shows the whole period.
    dots.first.click(force=True)
    expect(page.locator("#reader blockquote")).to_have_text(PAYLOADS[0])
    for entry in page.locator("#entries summary").all():
        entry.press("Enter")
    places = "#conversation, #entries, #reader, #sources-list, #report"
    assert page.locator(places).locator(FOREIGN).count() == 0
    # The link to its maker that plotly draws among its buttons, which the page hides, is no text of an entry.
    assert page.locator("#axis").locator(":is(image, a, img, script, foreignObject):not(.modebar *)").count() == 0
    assert page.evaluate("window.struck") is None
    assert page.locator("body").get_by_text("[U+202E]").count() > 0
    tab(page, "Sources")
    page.once("dialog", lambda dialog: dialog.accept())
    page.locator(".source", has_text="struck()").get_by_role("button", name="Remove…").click()
    expect(page.locator("#heading")).to_contain_text("from 1 source")


def test_the_page_fits_a_phone(page):
    page.set_viewport_size({"width": 390, "height": 844})
    ask(page, "What happened between 8 and 12 January 2014?")
    for name in ("Ask", "Timeline", "Sources"):
        tab(page, name)
        page.locator("#composer, #entries li, .source").locator("visible=true").first.wait_for()
        assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_dark_follows_the_system_and_the_address(page):
    shade = "getComputedStyle(document.querySelector('gradio-app')).backgroundColor == 'rgb(10, 15, 30)'"
    page.goto("/?__theme=dark")
    page.wait_for_function(shade)
    page.emulate_media(color_scheme="dark")
    page.goto("/")
    page.wait_for_function(shade)


def test_from_nothing_to_a_conversation_that_outlives_the_server(context, packaged_embedder, timeline, tmp_path):
    with served(tmp_path / "data", packaged_embedder) as address:
        page = context.new_page()
        page.goto(address)
        expect(page.locator("#examples")).to_contain_text("Begin with a timeline")
        page.get_by_role("button", name="Add a timeline").click()
        add(page, timeline("strike.txt", "Dockers in Port Arlen occupied the north quay.", title="Port Arlen"))
        tab(page, "Ask")
        page.locator("#examples button", has_text="What happened on 1 January 1901?").click()
        expect(page.locator(".citation-card time")).to_have_text("1 January 1901")
    with served(tmp_path / "data", packaged_embedder, int(address.rpartition(":")[2])):
        page.reload()
        expect(page.locator(".citation-card mark")).to_contain_text("occupied the north quay")
    page.close()
