// The items whose names are in the page, as many lines at a time as can be seen.
const LINE = 32;

class ItemTable {
  constructor(host, run, rows, timeline) {
    this.rows = rows; this.run = run; this.timeline = timeline;
    this.states = new Set(rows.state);
    this.hiddenStates = new Set();
    this.group = null;
    this.sort = { column: "state", down: true };
    this.selected = -1;
    this.text = rows.label.map((label, i) => (label + "\n" + rows.message[i]).toLowerCase());
    this.build(host);
    this.filters();
    this.refresh();
  }

  columns() {
    const r = this.rows;
    return [
      { name: "index", title: "Item", cell: (i) => count(r.index[i] + 1), kind: "n wide", key: (i) => r.index[i] },
      { name: "label", title: "Label", cell: (i) => r.label[i], kind: "label", key: (i) => r.label[i] },
      { name: "state", title: "Outcome", cell: (i) => badge(r.state[i]), kind: "", key: (i) => STATES[r.state[i]].rank },
      { name: "took", title: "Took", cell: (i) => r.attempts[i] ? duration(r.took[i]) : "–", kind: "n", key: (i) => r.took[i] },
      { name: "start", title: "Began", cell: (i) => r.attempts[i] ? duration(r.start[i]) : "–", kind: "n wide", key: (i) => r.start[i] },
      { name: "attempts", title: "Attempts", cell: (i) => String(r.attempts[i]), kind: "n wide", key: (i) => r.attempts[i] },
    ];
  }

  build(host) {
    const head = element("div", { class: "row head", role: "row" });
    for (const column of this.columns()) {
      const button = element("button", { type: "button" }, column.title);
      button.addEventListener("click", () => this.sortBy(column.name));
      head.append(element("span", { class: column.kind, role: "columnheader", "data-column": column.name }, button));
    }
    this.head = head;
    this.body = element("div", { class: "body", tabindex: "0", role: "rowgroup" });
    this.space = element("div", { class: "space" });
    this.body.append(this.space);
    this.body.addEventListener("scroll", () => this.draw());
    this.body.addEventListener("keydown", (event) => this.key(event));
    host.append(head, this.body);
  }

  sortBy(name) {
    this.sort = { column: name, down: this.sort.column === name ? !this.sort.down : name !== "label" && name !== "index" };
    this.refresh();
  }

  filters() {
    const chips = document.getElementById("states");
    for (const code of Object.keys(STATES).filter((c) => this.states.has(c))) {
      const chip = element("button", { type: "button", "aria-pressed": "true", "data-state": code }, badge(code));
      chip.addEventListener("click", () => this.toggle(code, chip));
      chips.append(chip);
    }
    for (const id of ["search", "least", "visible"]) document.getElementById(id).addEventListener("input", () => this.refresh());
    document.querySelector("#cause button").addEventListener("click", () => this.showGroup(null, ""));
  }

  toggle(code, chip) {
    const hide = !this.hiddenStates.has(code);
    if (hide) this.hiddenStates.add(code); else this.hiddenStates.delete(code);
    chip.setAttribute("aria-pressed", String(!hide));
    this.refresh();
  }

  showGroup(group, name) {
    this.group = group;
    const cause = document.getElementById("cause");
    cause.hidden = group === null;
    cause.firstElementChild.textContent = name;
    this.refresh();
  }

  labelsOf(group) {
    return this.rows.label.filter((label, i) => this.rows.group[i] === group);
  }

  refresh() {
    const r = this.rows, words = document.getElementById("search").value.toLowerCase().split(/\s+/).filter(Boolean);
    const least = Number(document.getElementById("least").value);
    const range = document.getElementById("visible").checked && this.timeline ? this.timeline.range() : null;
    this.shown = r.index.map((_, i) => i).filter((i) =>
      !this.hiddenStates.has(r.state[i]) && r.took[i] >= least && (this.group === null || r.group[i] === this.group)
      && (!range || r.attempts[i] > 0 && r.start[i] <= range[1] && r.start[i] + r.took[i] >= range[0])
      && words.every((word) => this.text[i].includes(word)));
    const key = this.columns().find((c) => c.name === this.sort.column).key, sign = this.sort.down ? -1 : 1;
    this.shown.sort((a, b) => {
      const x = key(a), y = key(b);
      return (x < y ? -sign : x > y ? sign : 0) || r.took[b] - r.took[a] || r.index[a] - r.index[b];
    });
    this.head.querySelectorAll("[role=columnheader]").forEach((cell) => {
      const mine = cell.dataset.column === this.sort.column;
      cell.setAttribute("aria-sort", mine ? (this.sort.down ? "descending" : "ascending") : "none");
      cell.firstElementChild.textContent = this.columns().find((c) => c.name === cell.dataset.column).title + (mine ? (this.sort.down ? " ↓" : " ↑") : "");
    });
    document.getElementById("matches").textContent = count(this.shown.length) + " of " + count(r.index.length);
    this.space.style.height = this.shown.length * LINE + "px";
    this.body.scrollTop = 0;
    this.draw();
  }

  draw() {
    const from = Math.max(0, Math.floor(this.body.scrollTop / LINE) - 4), to = Math.min(this.shown.length, from + Math.ceil(this.body.clientHeight / LINE) + 8);
    const lines = [];
    for (let k = from; k < to; k++) lines.push(this.line(k));
    this.space.replaceChildren(...lines);
    if (this.shown.length === 0) this.space.replaceChildren(element("p", { class: "row more" }, "Nothing matches."));
  }

  line(k) {
    const i = this.shown[k];
    const line = element("div", { class: "row line", role: "row", "aria-rowindex": String(k + 1), "aria-selected": String(i === this.selected), style: "top:" + k * LINE + "px" });
    for (const column of this.columns()) line.append(element("span", { class: column.kind, role: "cell" }, column.cell(i)));
    line.children[1].title = this.rows.label[i];
    line.addEventListener("click", () => this.select(i));
    return line;
  }

  key(event) {
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 12, PageUp: -12, Home: -1e9, End: 1e9 }[event.key];
    if (!step || this.shown.length === 0) return;
    event.preventDefault();
    const now = this.shown.indexOf(this.selected), next = Math.max(0, Math.min(this.shown.length - 1, now < 0 ? 0 : now + step));
    const top = next * LINE;
    if (top < this.body.scrollTop) this.body.scrollTop = top;
    if (top + LINE > this.body.scrollTop + this.body.clientHeight) this.body.scrollTop = top + LINE - this.body.clientHeight;
    this.select(this.shown[next]);
  }

  select(i) {
    this.selected = i;
    this.draw();
    const r = this.rows, list = element("dl");
    const add = (name, value) => { if (value) list.append(element("dt", {}, name), element("dd", {}, value)); };
    add("Label", r.label[i]);
    add("Outcome", badge(r.state[i]));
    add("Took", r.attempts[i] ? duration(r.took[i]) + ", from " + duration(r.start[i]) + ", on " + r.workers[r.worker[i]] + (r.attempts[i] > 1 ? ", at attempt " + r.attempts[i] : "") : "it never started");
    add("Why it ran", r.attempts[i] ? r.reason[i] : "");
    add("Why not", r.attempts[i] ? "" : r.reason[i]);
    add("Failure", r.message[i]);
    add("At", r.at[i]);
    document.getElementById("detail").replaceChildren(list);
  }
}
