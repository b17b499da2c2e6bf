// The data at the end of the page: as it is, or packed, as a large run's is.
async function readData() {
  const script = document.getElementById("data");
  if (script.dataset.encoding !== "gzip") return JSON.parse(script.textContent);
  if (typeof DecompressionStream === "undefined") {
    throw new Error("this browser cannot unpack it (DecompressionStream is missing)");
  }
  const packed = Uint8Array.from(atob(script.textContent.replace(/\s/g, "")), (c) => c.charCodeAt(0));
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
  return JSON.parse(await new Response(stream).text());
}

// Columns with differences become arrays with values, in microseconds, by worker and start.
function unpackSpans(spans, workers) {
  const n = spans.worker.length;
  const end = new Float64Array(n), item = new Float64Array(n), sum = new Uint32Array(n).fill(1);
  for (let i = 0, e = 0, k = 0; i < n; i++) {
    end[i] = (e += spans.end[i]) * spans.unit;
    item[i] = k += spans.item[i];
  }
  for (let i = 0, at = 0; i < spans.merged.length; i += 2) sum[at += spans.merged[i]] = spans.merged[i + 1];
  const took = Float64Array.from(spans.took, (t) => t * spans.unit);
  const rows = Array.from({ length: workers }, () => []);
  for (let i = 0; i < n; i++) rows[spans.worker[i]].push(i);
  rows.forEach((row) => row.sort((a, b) => end[a] - took[a] - end[b] + took[b] || a - b));
  const attempt = new Uint8Array(n).fill(1), seen = new Map();
  for (let i = 0; i < n; i++) {
    if (spans.state[i] === "r" || seen.has(item[i])) {
      attempt[i] = (seen.get(item[i]) || 0) + 1;
      seen.set(item[i], attempt[i]);
    }
  }
  return { n, end, took, item, sum, attempt, worker: spans.worker, state: spans.state, rows };
}
