// A source is removed only after it was asked whether that is meant.
element.addEventListener("click", (event) => {
  const button = event.target.closest("button[data-source]");
  if (!button) return;
  const title = button.closest("article").querySelector("h2").innerText;
  if (confirm(`Remove "${title}" with its entries? The file that it was read from stays.`))
    trigger("remove", { source: button.dataset.source });
});
