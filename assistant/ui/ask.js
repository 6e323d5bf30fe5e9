// The conversation: markers lead to their citations and back, answers can be copied, the newest one is in sight.
const reduced = matchMedia("(prefers-reduced-motion: reduce)").matches;
const show = (place, block) => place.scrollIntoView({ block, behavior: reduced ? "auto" : "smooth" });
const revealed = new WeakSet();
let cameFrom = null;

// Where a long entry goes on, its text fades.
function fade(entry) {
  entry.classList.toggle("above", entry.scrollTop > 2);
  entry.classList.toggle("below", entry.scrollTop + entry.clientHeight < entry.scrollHeight - 2);
}

// A long entry shows its quote, not its beginning.
function reveal(card) {
  const entry = card.querySelector("blockquote");
  const mark = card.querySelector("mark");
  if (entry && mark) entry.scrollTop += mark.getBoundingClientRect().top - entry.getBoundingClientRect().top - 30;
  revealed.add(card);
}

function open(marker) {
  const card = document.getElementById(marker.dataset.to);
  if (!card) return;
  element.querySelectorAll(".citation-card.chosen").forEach((other) => other.classList.remove("chosen"));
  card.classList.add("chosen");
  cameFrom = marker;
  reveal(card);
  card.focus({ preventScroll: true });
  show(card, "nearest");
}

async function copy(button) {
  const article = button.closest("article");
  const said = [...article.querySelectorAll(".said")].map((part) => part.innerText);
  const cited = [...article.querySelectorAll(".citation-card")].map((card) => {
    const of = (name) => card.querySelector(name)?.innerText ?? "";
    return `[${of(".number")}] ${of("time")}, ${of(".source-title")}: "${of("mark")}"`;
  });
  try {
    await navigator.clipboard.writeText([...said, "", ...cited].join("\n"));
    button.textContent = "Copied";
  } catch {
    button.textContent = "Not allowed by the browser";
  }
  setTimeout(() => (button.textContent = "Copy"), 2000);
}

element.addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (button?.matches(".marker")) open(button);
  else if (button?.matches(".copy")) copy(button);
});

element.addEventListener("scroll", ({ target }) => target.matches?.("blockquote") && fade(target), true);

element.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || !event.target.closest(".citation-card")) return;
  (cameFrom?.isConnected ? cameFrom : document.querySelector("#question textarea"))?.focus();
});

document.addEventListener("keydown", (event) => {
  const box = event.target.closest?.("#question textarea");
  if (event.key !== "Escape" || !box || !box.value) return;
  box.value = "";
  box.dispatchEvent(new Event("input", { bubbles: true }));
});

// The newest answer is followed while it grows, until the reader takes over.
let shown = 0;
let followed = null;
["wheel", "touchmove", "keydown"].forEach((moved) => addEventListener(moved, () => (followed = null), { passive: true }));
function settle() {
  const exchanges = element.querySelectorAll("article");
  document.body.classList.toggle("has-exchanges", exchanges.length > 0);
  if (exchanges.length > shown) followed = exchanges[exchanges.length - 1];
  shown = exchanges.length;
  [...element.querySelectorAll(".citation-card")].filter((card) => !revealed.has(card)).forEach(reveal);
  // All of them: what is written anew takes the classes off those that stay.
  element.querySelectorAll("blockquote").forEach(fade);
  if (followed) show(followed, "start");
  if (followed?.ariaBusy !== "true") followed = null;
}
watch("value", settle);
settle();
