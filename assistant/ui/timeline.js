// The axis: a stretch that is dragged over becomes the dates, a dot opens its entry, a bar narrows to its days.
const place = () => document.querySelector("#axis");

function send(name, detail) {
  if (name === "pick") trigger("pick", detail);
  else trigger("zoom", detail);
}

function wire(plot) {
  if (plot.dataset.wired || typeof plot.on !== "function") return;
  plot.dataset.wired = "yes";
  plot.on("plotly_click", ({ points }) => {
    const chosen = points[0]?.customdata;
    if (Array.isArray(chosen)) send("zoom", { first: chosen[0], last: chosen[1] });
    else if (chosen) send("pick", { event: chosen });
  });
  plot.on("plotly_relayout", (change) => {
    if (change["xaxis.autorange"]) send("zoom", {});
    else if (change["xaxis.range[0]"] !== undefined)
      send("zoom", { first: String(change["xaxis.range[0]"]), last: String(change["xaxis.range[1]"]) });
  });
}

// The figure comes and goes with its tab, so whatever stands in its place is looked at again.
const look = () => document.querySelectorAll("#axis .js-plotly-plot").forEach(wire);
let due = 0;
new MutationObserver(() => {
  cancelAnimationFrame(due);
  due = requestAnimationFrame(look);
}).observe(document.body, { childList: true, subtree: true });

const reader = () => document.querySelector("#reader article");
let read = null;
new MutationObserver(() => {
  const now = reader();
  if (now && now !== read) now.scrollIntoView({ block: "nearest" });
  read = now;
}).observe(document.querySelector("#reader") ?? document.body, { childList: true, subtree: true });
look();
