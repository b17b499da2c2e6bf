// A row for each worker, a rectangle for each attempt. The library has the axis, the zoom and the
// cursor; the rectangles are painted here. Where several lie within one pixel, its column is as
// strong as it is full, and whatever did not end well is painted over all, never narrower than can
// be seen, with a mark above the rows. Of very many, what is narrower than a pixel has the upper part
// of its row, so that one failure in a hundred does not look as if all had failed.
const MOST_ROWS = 200, MARK = 10, MANY = 20_000, UPPER = 0.45;

class Timeline {
  constructor(host, run, spans, rows) {
    this.host = host; this.run = run; this.spans = spans; this.rows = rows;
    this.lanes = Math.max(1, Math.min(run.workers.length, MOST_ROWS));
    this.order = this.naturalOrder();
    this.byItem = new Map(rows.index.map((item, i) => [item, i]));
    this.bad = this.badSpans();
    this.badAt = -1;
    this.onMove = () => {};
    this.plot = this.make();
    this.listen();
  }

  // Workers by the number in their names; threads that took the place of others come last.
  naturalOrder() {
    const number = (name) => Number((/(\d+)$/.exec(name) || [0, 0])[1]);
    const by = this.run.workers.map((name, i) => i);
    by.sort((a, b) => number(this.run.workers[a]) - number(this.run.workers[b]) || a - b);
    const lane = new Int32Array(by.length);
    by.forEach((worker, i) => { lane[worker] = Math.floor(i * this.lanes / by.length); });
    this.named = by;
    return lane;
  }

  badSpans() {
    const bad = [];
    for (let i = 0; i < this.spans.n; i++) if (STATES[this.spans.state[i]].rank >= 4) bad.push(i);
    return bad.sort((a, b) => this.start(a) - this.start(b));
  }

  start(i) { return this.spans.end[i] - this.spans.took[i]; }

  laneHeight() {
    const n = this.lanes;
    return n <= 8 ? 26 : n <= 20 ? 20 : n <= 40 ? 12 : n <= 80 ? 6 : 3;
  }

  height() { return this.lanes * this.laneHeight() + MARK + 30; }

  make() {
    return new uPlot({
      width: this.host.clientWidth, height: this.height(), padding: [MARK, GUTTER + 16, 0, 0],
      legend: { show: false },
      cursor: { x: true, y: false, points: { show: false }, drag: { x: true, y: false, setScale: true, dist: 4 } },
      scales: { x: { time: false, min: 0, max: this.run.elapsed }, y: { range: [0, this.lanes], dir: -1 } },
      axes: [timeAxis(), this.workerAxis()],
      series: [{}, { paths: () => null, points: { show: false } }],
      hooks: {
        draw: [(u) => this.paint(u)],
        setScale: [(u, key) => { if (key === "x") this.onMove(u.scales.x.min, u.scales.x.max); }],
        setCursor: [(u) => this.hover(u)],
      },
    }, [[0, this.run.elapsed], [null, null]], this.host);
  }

  workerAxis() {
    const every = Math.ceil(18 / this.laneHeight() - 0.2);
    const lanes = Array.from({ length: this.lanes }, (_, i) => i).filter((i) => i % every === 0);
    const name = (lane) => {
      const worker = this.named[Math.ceil(lane * this.named.length / this.lanes)] ?? 0;
      return (/(\d+)$/.exec(this.run.workers[worker] || "") || ["", String(lane + 1)])[1];
    };
    return axis({
      size: GUTTER, grid: { show: false }, ticks: { show: false },
      splits: () => lanes.map((i) => i + 0.5), values: () => lanes.map(name),
      label: "worker", labelSize: 16, labelFont: "12px system-ui, sans-serif",
    });
  }

  // The first span of a worker that ends after this time.
  first(row, time) {
    let lo = 0, hi = row.length;
    while (lo < hi) {
      const mid = (lo + hi) >> 1;
      if (this.spans.end[row[mid]] < time) lo = mid + 1; else hi = mid;
    }
    return lo;
  }

  paint(u) {
    const { ctx, bbox } = u, { min, max } = u.scales.x, px = devicePixelRatio;
    const colours = Object.fromEntries(Object.entries(STATES).map(([code, s]) => [code, ink(s.ink)]));
    const scale = bbox.width / Math.max(1e-9, max - min), lane = bbox.height / this.lanes, gap = lane > 8 * px ? 2 * px : lane > 3 * px ? px : 0;
    const marks = new Map();
    ctx.save();
    ctx.beginPath();
    ctx.rect(bbox.left, 0, bbox.width, bbox.top + bbox.height);
    ctx.clip();
    this.paintLanes(ctx, bbox, lane);
    const hatch = this.hatch(ctx, colours.r, px);
    const cover = new Float32Array(Math.ceil(bbox.width) + 2);
    this.spans.rows.forEach((row, worker) => {
      const top = bbox.top + this.order[worker] * lane + gap / 2, height = Math.max(1, lane - gap);
      this.paintRow(ctx, row, { min, max, scale, left: bbox.left, top, height, colours, hatch, cover, marks, px });
    });
    this.paintMarks(ctx, bbox, marks, colours, px);
    ctx.restore();
  }

  paintLanes(ctx, bbox, lane) {
    ctx.fillStyle = ink("--shade");
    if (lane < 4) return ctx.fillRect(bbox.left, bbox.top, bbox.width, bbox.height);
    for (let i = 0; i < this.lanes; i += 2) ctx.fillRect(bbox.left, bbox.top + i * lane, bbox.width, lane);
  }

  paintRow(ctx, row, p) {
    const { spans } = this, over = [];
    p.cover.fill(0);
    for (let k = this.first(row, p.min); k < row.length; k++) {
      const i = row[k], from = spans.end[i] - spans.took[i];
      if (from > p.max) break;
      const a = Math.max(-2, (from - p.min) * p.scale), b = Math.min(p.cover.length, (spans.end[i] - p.min) * p.scale);
      const code = spans.state[i];
      if (code !== "o") over.push([i, a, b, code]);
      else if (b - a >= 3 * p.px) this.rectangle(ctx, p, a, b, code);
      else this.addCover(p.cover, Math.max(0, a), Math.max(a + 0.15, b));
    }
    this.paintCover(ctx, p);
    over.sort((x, y) => STATES[x[3]].rank - STATES[y[3]].rank);
    for (const [i, a, b, code] of over) this.paintOther(ctx, p, i, a, b, code);
  }

  addCover(cover, a, b) {
    for (let c = Math.floor(a); c < b && c < cover.length; c++) cover[c] += Math.min(b, c + 1) - Math.max(a, c);
  }

  // Neighbours of one strength are painted at once.
  paintCover(ctx, p) {
    ctx.fillStyle = p.colours.o;
    const level = (c) => p.cover[c] <= 0 ? 0 : 1 + Math.min(4, Math.floor(p.cover[c] * 4.99));
    for (let c = 0, begin = 0; c <= p.cover.length; c++) {
      const now = c === p.cover.length ? -1 : level(c);
      if (now !== level(begin)) {
        if (level(begin) > 0) {
          ctx.globalAlpha = 0.2 + 0.16 * level(begin);
          ctx.fillRect(p.left + begin, p.top, c - begin, p.height);
        }
        begin = c;
      }
    }
    ctx.globalAlpha = 1;
  }

  // A gap of a hair between neighbours, where there is room, shows that they are two.
  rectangle(ctx, p, a, b, code) {
    ctx.fillStyle = p.colours[code];
    ctx.fillRect(p.left + a, p.top, b - a - (b - a > 4 * p.px ? p.px : 0), p.height);
  }

  paintOther(ctx, p, i, a, b, code) {
    const end = Math.max(b, a + 2 * p.px), isHair = this.spans.n > MANY && b - a < 2 * p.px;
    this.rectangle(ctx, isHair ? Object.assign({}, p, { height: Math.max(2, p.height * UPPER) }) : p, a, end, code);
    if (isHair && code === "r") return;
    if (code === "r" && p.hatch) {
      ctx.fillStyle = ink("--sheet");
      ctx.fillRect(p.left + a, p.top, end - a - p.px, p.height);
      ctx.fillStyle = p.hatch;
      ctx.fillRect(p.left + a, p.top, end - a - p.px, p.height);
      ctx.strokeStyle = p.colours.r;
      ctx.strokeRect(p.left + a + p.px / 2, p.top + p.px / 2, Math.max(1, end - a - 2 * p.px), p.height - p.px);
    }
    const state = STATES[code];
    if (b - a > 16 * p.px && p.height > 10 * p.px && code !== "r") {
      ctx.fillStyle = "#fff";
      ctx.font = 11 * p.px + 'px "DejaVu Sans", "Segoe UI Symbol", sans-serif';
      ctx.textBaseline = "middle"; ctx.textAlign = "left";
      ctx.fillText(state.sign, p.left + Math.max(a, 0) + 4 * p.px, p.top + p.height / 2);
    }
    if (state.rank >= 4) {
      const column = Math.round(Math.max(0, a) / (6 * p.px));
      if ((p.marks.get(column) || { rank: 0 }).rank < state.rank) p.marks.set(column, { rank: state.rank, code, x: Math.max(0, a) + Math.min(end - a, 6 * p.px) / 2 });
    }
  }

  paintMarks(ctx, bbox, marks, colours, px) {
    for (const { x, code } of marks.values()) {
      const at = bbox.left + x, top = bbox.top - (MARK - 2) * px;
      ctx.fillStyle = colours[code];
      ctx.beginPath();
      ctx.moveTo(at - 3.5 * px, top); ctx.lineTo(at + 3.5 * px, top); ctx.lineTo(at, bbox.top - px);
      ctx.fill();
    }
  }

  hatch(ctx, colour, px) {
    const tile = document.createElement("canvas"), size = 5 * px;
    tile.width = tile.height = size;
    const pen = tile.getContext("2d");
    pen.strokeStyle = colour; pen.lineWidth = 1.5 * px;
    pen.beginPath();
    for (const shift of [-size, 0, size]) { pen.moveTo(shift, size); pen.lineTo(shift + size, 0); }
    pen.stroke();
    return ctx.createPattern(tile, "repeat");
  }

  // The span under the cursor, or a failure near it.
  at(u) {
    const { left, top } = u.cursor;
    if (left === undefined || left < 0) return -1;
    const lane = Math.floor(u.posToVal(top, "y")), slack = u.posToVal(left + 3, "x") - u.posToVal(left, "x"), time = u.posToVal(left, "x");
    let found = -1, rank = -1;
    this.spans.rows.forEach((row, worker) => {
      if (this.order[worker] !== lane) return;
      for (let k = this.first(row, time - slack); k < row.length && this.start(row[k]) <= time + slack; k++) {
        const i = row[k], inside = this.start(i) <= time && time <= this.spans.end[i], r = STATES[this.spans.state[i]].rank;
        if ((inside || r > 1) && r > rank) { found = i; rank = r; }
      }
    });
    return found;
  }

  hover(u) {
    const i = this.at(u);
    if (i < 0) return hideCard();
    showCard(u, u.cursor.left, u.cursor.top, this.describe(i));
  }

  describe(i) {
    const { spans, rows } = this, row = this.byItem.get(spans.item[i]);
    if (spans.sum[i] > 1) {
      return [element("b", {}, count(spans.sum[i]) + " short items"), element("span", {}, "within " + duration(spans.took[i]) + " on " + this.run.workers[spans.worker[i]])];
    }
    const lines = [element("b", {}, row === undefined ? "item " + count(spans.item[i] + 1) : rows.label[row]), badge(spans.state[i])];
    const more = ["took " + duration(spans.took[i]), "from " + duration(this.start(i)), this.run.workers[spans.worker[i]]];
    if (spans.attempt[i] > 1 || spans.state[i] === "r") more.push("attempt " + spans.attempt[i]);
    lines.push(element("br"), element("span", {}, more.join(" · ")));
    if (row === undefined) lines.push(element("br"), element("span", {}, "its name is in items.ndjson"));
    else if (rows.message[row]) lines.push(element("br"), element("span", {}, rows.message[row]));
    else if (rows.reason[row]) lines.push(element("br"), element("span", {}, "ran because of " + rows.reason[row]));
    return lines;
  }

  range() { const { min, max } = this.plot.scales.x; return [min, max]; }

  show(min, max) {
    const whole = this.run.elapsed, width = Math.min(whole, Math.max(Math.min(10, whole), max - min));
    const from = Math.max(0, Math.min(whole - width, min));
    this.plot.setScale("x", { min: from, max: from + width });
  }

  zoom(factor, around) {
    const [min, max] = this.range(), centre = around ?? (min + max) / 2;
    this.show(centre - (centre - min) * factor, centre + (max - centre) * factor);
  }

  pan(share) {
    const [min, max] = this.range(), by = (max - min) * share;
    this.show(min + by, max + by);
  }

  // Goes to the next failure, or back, and around.
  go(step) {
    if (this.bad.length === 0) return;
    this.badAt = (this.badAt + step + this.bad.length) % this.bad.length;
    const i = this.bad[this.badAt], [min, max] = this.range(), width = Math.min(max - min, Math.max(this.run.elapsed / 20, 4 * this.spans.took[i]));
    this.show(this.start(i) - width / 2, this.start(i) + width / 2);
    requestAnimationFrame(() => this.point(i)); // the plot has its new scale by then
  }

  point(i) {
    const u = this.plot, left = u.valToPos(this.start(i), "x"), top = u.valToPos(this.order[this.spans.worker[i]] + 0.5, "y");
    u.setCursor({ left, top }, false);
    showCard(u, left, top, this.describe(i));
  }

  act(name) {
    ({ in: () => this.zoom(0.5), out: () => this.zoom(2), left: () => this.pan(-0.25), right: () => this.pan(0.25), all: () => this.show(0, this.run.elapsed), next: () => this.go(1), previous: () => this.go(-1) })[name]();
  }

  listen() {
    const keys = { "+": "in", "=": "in", "-": "out", ArrowLeft: "left", ArrowRight: "right", "0": "all", Home: "all", n: "next", p: "previous" };
    this.host.addEventListener("keydown", (event) => {
      const name = keys[event.key] || keys[event.key.toLowerCase()];
      if (name && !event.ctrlKey && !event.metaKey && !event.altKey) { event.preventDefault(); this.act(name); }
    });
    this.host.addEventListener("wheel", (event) => {
      const asked = document.activeElement === this.host || event.ctrlKey;
      if (!asked) return;
      event.preventDefault();
      const sideways = Math.abs(event.deltaX) > Math.abs(event.deltaY) || event.shiftKey;
      if (sideways) this.pan(Math.sign(event.deltaX || event.deltaY) * 0.1);
      else this.zoom(event.deltaY > 0 ? 1.25 : 0.8, this.plot.posToVal(event.clientX - this.plot.over.getBoundingClientRect().left, "x"));
    }, { passive: false });
    this.plot.over.addEventListener("mousedown", () => this.host.focus({ preventScroll: true }));
    this.plot.over.addEventListener("mouseleave", hideCard);
  }
}
