// An example is asked by a click; a button that names a tab leads there.
element.addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (!button) return;
  if (!button.dataset.tab) return trigger("example", { question: button.textContent });
  [...document.querySelectorAll("[role=tab]")].find((tab) => tab.textContent.trim() === button.dataset.tab)?.click();
});
