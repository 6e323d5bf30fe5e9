// A checked text: its claims lead to their verdicts and back, and it can be taken away as a file.
const reduced = matchMedia("(prefers-reduced-motion: reduce)").matches;
let cameFrom = null;

function open(stated) {
  const card = element.querySelector(`#${CSS.escape(stated.dataset.to)}`);
  if (!card) return;
  element.querySelectorAll(".claim-card.chosen").forEach((other) => other.classList.remove("chosen"));
  card.classList.add("chosen");
  cameFrom = stated;
  card.focus({ preventScroll: true });
  card.scrollIntoView({ block: "nearest", behavior: reduced ? "auto" : "smooth" });
}

function save(button) {
  const bytes = Uint8Array.from(atob(button.dataset.content), (letter) => letter.charCodeAt(0));
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([bytes], { type: button.dataset.type }));
  link.download = button.dataset.name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
}

element.addEventListener("click", (event) => {
  const stated = event.target.closest(".stated");
  const button = event.target.closest("button.export");
  if (stated) open(stated);
  else if (button) save(button);
});

element.addEventListener("keydown", (event) => {
  const stated = event.target.closest(".stated");
  if (stated && (event.key === "Enter" || event.key === " ")) {
    event.preventDefault();
    open(stated);
  } else if (event.key === "Escape" && event.target.closest(".claim-card") && cameFrom?.isConnected) {
    cameFrom.focus();
  }
});
