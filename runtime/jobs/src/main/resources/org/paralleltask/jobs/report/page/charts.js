// What all charts have in common.
const GUTTER = 54;

function axis(more) {
  return Object.assign({
    stroke: () => ink("--soft"), font: "12px system-ui, sans-serif",
    grid: { stroke: () => ink("--rule"), width: 1 }, ticks: { stroke: () => ink("--rule"), width: 1, size: 4 },
  }, more);
}

function timeAxis(more) {
  return axis(Object.assign({
    incrs: TICKS, space: 84, size: 30,
    values: (u, splits, i, space, step) => splits.map((t) => tick(t, step)),
  }, more));
}

// How many workers were busy, and how many items ended, over time.
function paceChart(host, run) {
  const parts = run.busy.length, part = run.elapsed / parts;
  const x = [], busy = [], ended = [];
  for (let i = 0; i < parts; i++) {
    x.push(i * part);
    busy.push(run.busy[i] / 100);
    ended.push(run.ended[i] / part * SEC);
  }
  x.push(run.elapsed); busy.push(busy[parts - 1]); ended.push(ended[parts - 1]);
  const stepped = uPlot.paths.stepped({ align: 1 });
  return new uPlot({
    width: host.clientWidth, height: 104, padding: [8, 0, 8, 0],
    legend: { show: false }, cursor: { y: false, points: { show: false }, drag: { x: true, setScale: true } },
    scales: { x: { time: false }, busy: { range: (u, lo, hi) => [0, Math.max(1, run.workerCount, hi)] }, pace: { range: (u, lo, hi) => [0, Math.max(1, hi * 1.1)] } },
    axes: [
      timeAxis({ show: false }),
      axis({ scale: "busy", size: GUTTER, space: 26, incrs: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000], values: (u, s) => s.map(count), label: "busy", labelSize: 16, labelFont: "12px system-ui, sans-serif" }),
      axis({ scale: "pace", side: 1, size: GUTTER, space: 26, grid: { show: false }, values: (u, s) => s.map((v) => v >= 1000 ? v / 1000 + "k" : v), label: "ended/s", labelSize: 16, labelFont: "12px system-ui, sans-serif" }),
    ],
    series: [{},
      { scale: "busy", paths: stepped, stroke: () => ink("--accent"), fill: () => ink("--accent") + "26", width: 1, points: { show: false } },
      { scale: "pace", stroke: () => ink("--soft"), width: 1, dash: [3, 3], points: { show: false } }],
  }, [x, busy, ended], host);
}

// Equal steps on the axis are equal factors in time; the library is given the number of the bin.
function histogramChart(host, run) {
  const bins = trimmed(run.bins);
  if (bins.length === 0) {
    host.append(element("p", { class: "more" }, "No item ran."));
    return null;
  }
  const at = (micros) => place(bins, micros);
  const marks = ["p50", "p90", "p99"].map((name, i) => ({ name, micros: run.marks[i], x: at(run.marks[i]) }));
  return new uPlot({
    width: host.clientWidth, height: 336, padding: [34, 12, 0, 0],
    legend: { show: false }, cursor: { y: false, points: { show: false }, drag: { x: false } },
    scales: { x: { time: false, range: [-0.5, bins.length - 0.5] }, y: { range: (u, lo, hi) => [0, Math.max(1, hi * 1.05)] } },
    axes: [
      axis({ size: 30, grid: { show: false }, splits: () => decades(bins).map(at), values: () => decades(bins).map((m) => duration(m).replace(".00", "").replace(".0 ", " ")) }),
      axis({ size: GUTTER, incrs: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1e3, 2e3, 5e3, 1e4, 2e4, 5e4, 1e5, 2e5, 5e5, 1e6], values: (u, s) => s.map(count), label: "items", labelSize: 16, labelFont: "12px system-ui, sans-serif" }),
    ],
    series: [{}, { paths: uPlot.paths.bars({ size: [0.92, 60], radius: 0.08 }), stroke: () => ink("--accent"), fill: () => ink("--accent") + "b0", width: 0, points: { show: false } }],
    hooks: {
      draw: [(u) => drawMarks(u, marks)],
      setCursor: [(u) => showBin(u, bins)],
    },
  }, [bins.map((b, i) => i), bins.map((b) => b.count)], host);
}

function trimmed(raw) {
  const bins = raw.map(([to, n], i) => ({ from: i === 0 ? 0 : raw[i - 1][0], to, count: n }));
  const first = bins.findIndex((b) => b.count > 0);
  return first < 0 ? [] : bins.slice(Math.max(0, first - 1));
}

// Where a duration lies among the bins, as a fraction.
function place(bins, micros) {
  const i = bins.findIndex((b) => micros <= b.to);
  if (i < 0) return bins.length - 0.5;
  const from = Math.max(bins[i].from, bins[i].to / 1.4);
  return i - 0.5 + Math.log(Math.max(1, micros / from)) / Math.log(bins[i].to / from);
}

function decades(bins) {
  const marks = [];
  for (let d = 1; d <= bins[bins.length - 1].to; d *= 10) {
    if (d >= bins[0].to) marks.push(d);
  }
  return marks;
}

// The names stand in rows of their own, so that they never lie on each other.
function drawMarks(u, marks) {
  const { ctx, bbox } = u, px = devicePixelRatio;
  ctx.save();
  ctx.font = 11 * px + "px system-ui, sans-serif";
  ctx.textAlign = "left"; // the axes leave theirs
  ctx.textBaseline = "alphabetic";
  ctx.strokeStyle = ctx.fillStyle = ink("--ink");
  ctx.setLineDash([3 * px, 3 * px]);
  ctx.lineWidth = px;
  let free = [-Infinity, -Infinity, -Infinity];
  for (const mark of marks) {
    const x = u.valToPos(mark.x, "x", true), text = mark.name + " " + duration(mark.micros);
    const width = ctx.measureText(text).width, left = Math.max(bbox.left, Math.min(x - width / 2, bbox.left + bbox.width - width));
    const row = free.findIndex((end) => end + 6 * px < left);
    free[row] = left + width;
    const y = bbox.top - 5 * px - row * 13 * px;
    ctx.fillText(text, left, y);
    ctx.beginPath();
    ctx.moveTo(x, bbox.top);
    ctx.lineTo(x, bbox.top + bbox.height);
    ctx.stroke();
  }
  ctx.restore();
}

function showBin(u, bins) {
  const i = u.cursor.idx;
  if (i === null || i === undefined || u.cursor.left < 0) return hideCard();
  const b = bins[i];
  showCard(u, u.cursor.left, u.cursor.top, [
    element("b", {}, count(b.count) + (b.count === 1 ? " item" : " items")),
    element("span", {}, "above " + duration(b.from) + ", up to " + duration(b.to))]);
}

function showCard(u, left, top, content) {
  const card = document.getElementById("card"), box = u.over.getBoundingClientRect();
  card.replaceChildren(...content);
  card.hidden = false;
  const width = card.offsetWidth, height = card.offsetHeight;
  const x = box.left + left + 16 + width > document.documentElement.clientWidth ? left - width - 16 : left + 16;
  const y = box.top + top + 16 + height > innerHeight ? top - height - 12 : top + 16;
  card.style.left = Math.max(4, box.left + scrollX + x) + "px";
  card.style.top = box.top + scrollY + y + "px";
}

function hideCard() {
  document.getElementById("card").hidden = true;
}
