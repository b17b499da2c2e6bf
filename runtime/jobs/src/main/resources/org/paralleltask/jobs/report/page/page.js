// Puts the parts together. Everything that is not drawn here is in the page already.
(async function () {
  localTime();
  copyButtons();
  let data;
  try {
    data = await readData();
  } catch (problem) {
    const broken = document.getElementById("broken");
    broken.textContent = "The timeline and the table cannot be drawn: " + problem.message + ".";
    broken.hidden = false;
    return;
  }
  const { run, rows } = data, spans = unpackSpans(data.spans, run.workers.length);
  const charts = [histogramChart(document.getElementById("histogram"), run)];
  const timeline = spans.n > 0 ? drawTimeline(run, spans, rows, charts) : nothingRan();
  const table = drawTable(run, rows, timeline);
  resize(charts);
  window.report = { run, rows, spans, timeline, table, drawn: true };
  document.documentElement.dataset.drawn = "true";
})();

function nothingRan() {
  document.getElementById("timeline").replaceWith(element("p", { class: "more" }, "No item ran."));
  return null;
}

function drawTimeline(run, spans, rows, charts) {
  const pace = paceChart(document.getElementById("pace"), run);
  const timeline = new Timeline(document.getElementById("timeline"), run, spans, rows);
  charts.push(pace, timeline.plot);
  let moving = false;
  const together = (other) => (min, max) => {
    if (moving) return;
    moving = true;
    other.setScale("x", { min, max });
    moving = false;
    if (window.report && document.getElementById("visible").checked) window.report.table.refresh();
  };
  timeline.onMove = together(pace);
  pace.hooks.setScale = [(u, key) => { if (key === "x") together(timeline.plot)(u.scales.x.min, u.scales.x.max); }];
  for (const id of ["timeline-tools", "timeline-hint"]) document.getElementById(id).hidden = false;
  document.querySelectorAll("#timeline-tools button").forEach((button) => button.addEventListener("click", () => timeline.act(button.dataset.act)));
  document.querySelector("[data-act=next]").disabled = timeline.bad.length === 0;
  key(spans);
  document.getElementById("timeline-note").textContent =
    count(spans.n) + (spans.n === 1 ? " attempt" : " attempts") + " on " + count(run.workers.length) + (run.workers.length === 1 ? " worker" : " workers");
  return timeline;
}

// What the colours mean, of those that are there.
function key(spans) {
  const seen = new Set(spans.state);
  const list = document.getElementById("timeline-key");
  for (const code of "oyftcr") if (seen.has(code)) list.append(badge(code));
}

function drawTable(run, rows, timeline) {
  document.getElementById("items").hidden = rows.index.length === 0;
  const shown = rows.index.length;
  document.getElementById("items-note").textContent = shown === run.total ? "all " + count(shown) : count(shown) + " of " + count(run.total) + ": what failed, then the slowest; all are in items.ndjson";
  const table = new ItemTable(document.getElementById("table"), run, rows, timeline);
  document.querySelectorAll(".group").forEach((group) => {
    const show = group.querySelector(".show"), list = group.querySelector(".list");
    group.querySelector(".tools").hidden = false;
    show.addEventListener("click", () => {
      table.showGroup(Number(show.dataset.group), group.querySelector(".what").textContent);
      document.getElementById("items").scrollIntoView();
    });
    list.addEventListener("click", () => copy(table.labelsOf(Number(list.dataset.group)).join("\n"), list));
  });
  return table;
}

function resize(charts) {
  let frame = 0;
  const again = () => {
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(() => charts.filter(Boolean).forEach((chart) => {
      const width = chart.root.parentElement.clientWidth;
      if (width > 0) chart.setSize({ width, height: chart.height });
    }));
  };
  addEventListener("resize", again);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", again);
}

function localTime() {
  for (const time of document.querySelectorAll("time")) {
    const local = new Date(time.dateTime);
    const zone = -local.getTimezoneOffset();
    if (zone !== 0) time.append(" (" + local.toLocaleString() + " here)");
  }
}

function copyButtons() {
  for (const button of document.querySelectorAll(".command .copy")) {
    button.hidden = false;
    button.addEventListener("click", () => copy(button.previousElementSibling.textContent, button));
  }
}

// Pages from a file have no clipboard in some browsers; a selection always works.
async function copy(text, button) {
  try {
    await navigator.clipboard.writeText(text);
  } catch (refused) {
    const area = element("textarea", { style: "position:fixed;opacity:0" });
    area.value = text;
    document.body.append(area);
    area.select();
    document.execCommand("copy");
    area.remove();
  }
  const before = button.textContent;
  button.textContent = "Copied";
  setTimeout(() => { button.textContent = before; }, 1500);
}
