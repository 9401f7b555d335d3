// The console's charts, drawn by uPlot. An element says by data-chart which it is:
//
// runs        finished and failed runs over time: data-values=[[seconds], [finished], [failed]]
// histogram   runs by how long they took: data-values=[[0, 1, …], [runs]], data-labels="1 ms|2 ms|…"
// live        how much the totals of data-source grow; how often is the reader's choice
"use strict";

(() => {
  const HEIGHT = 220;
  const LIVE_POINTS = 90;
  const INTERVAL = "small-biz.live-interval";

  const charts = new Map();
  const clock = new Intl.DateTimeFormat(undefined, { timeStyle: "medium" });

  const colour = (name) => {
    // The browser resolves what the style sheet says for the theme that is shown.
    const probe = document.createElement("i");
    probe.style.color = `var(--${name})`;
    document.body.append(probe);
    const resolved = getComputedStyle(probe).color;
    probe.remove();
    return resolved;
  };

  const axes = (x) => {
    const common = {
      stroke: colour("quiet"),
      grid: { stroke: colour("line"), width: 1 },
      ticks: { stroke: colour("line"), width: 1 },
    };
    const whole = (chart, values) => values.map((it) => (Number.isInteger(it) ? it.toLocaleString() : ""));
    return [{ ...common, ...x }, { ...common, size: 56, values: whole }];
  };

  const scales = (x) => ({ x, y: { range: (chart, from, to) => [0, Math.max(1, to * 1.1)] } });

  const line = (label, name) => ({
    label, stroke: colour(name), width: 2, fill: colour(name).replace(/^rgb\((.*)\)$/, "rgba($1, 0.12)"),
    points: { show: false },
  });

  const series = () => [{}, line("finished", "good"), line("failed", "bad")];

  const options = {
    runs: () => ({ scales: scales({ time: true }), axes: axes({}), series: series() }),
    live: () => ({ scales: scales({ time: true }), axes: axes({}), series: series() }),
    histogram: (element) => {
      const labels = element.dataset.labels.split("|");
      const named = (chart, values) => values.map((it) => labels[it] ?? "");
      return {
        scales: scales({ time: false, range: [-0.6, labels.length - 0.4] }),
        axes: axes({ values: named, splits: () => labels.map((label, index) => index)
          .filter((index) => index % Math.ceil(labels.length / 8) === 0) }),
        series: [
          { value: (chart, it) => (it == null ? "" : `up to ${labels[it]}`) },
          { label: "runs", stroke: colour("accent"), fill: colour("accent"),
            paths: uPlot.paths.bars({ size: [0.8, 100] }), points: { show: false } },
        ],
      };
    },
  };

  const draw = (element) => {
    const known = charts.get(element);
    const data = known?.chart.data ?? JSON.parse(element.dataset.values);
    known?.chart.destroy();
    const chart = new uPlot(
      { width: element.clientWidth, height: HEIGHT, ...options[element.dataset.chart](element) },
      data, element);
    charts.set(element, { chart, live: known?.live });
  };

  const widths = new ResizeObserver((entries) => {
    for (const { target } of entries) {
      charts.get(target)?.chart.setSize({ width: target.clientWidth, height: HEIGHT });
    }
  });

  // The live chart: a point is what was added to the totals since the one before.

  const chosenInterval = () => Number(localStorage.getItem(INTERVAL) ?? 2);

  const PATIENCE = 10_000;

  const live = (element) => {
    let before = null;
    let timer;
    let round = 0;
    const words = element.parentElement.querySelector("[data-live-words]");
    const rows = element.parentElement.querySelector("[data-live-rows]");
    const ask = async () => {
      try {
        const answer = await fetch(element.dataset.source,
          { headers: { "HX-Request": "true" }, signal: AbortSignal.timeout(PATIENCE) });
        return answer.ok ? await answer.json() : null;
      } catch {
        return null;
      }
    };
    // A round ends with the chart, or when another interval is chosen, an answer under way or not.
    const tick = async (mine) => {
      const isOver = () => mine !== round || !element.isConnected;
      if (isOver()) return;
      const now = document.hidden ? null : await ask();
      if (isOver()) return;
      if (before && now) add(now);
      // What was missed is not drawn as one high point.
      before = now;
      timer = setTimeout(tick, chosenInterval() * 1000, mine);
    };
    const tell = ([at, ...runs]) => {
      const row = rows.insertRow(0);
      for (const text of [clock.format(at * 1000), ...runs.map((it) => it.toLocaleString())]) {
        row.insertCell().textContent = text;
      }
      [...row.cells].slice(1).forEach((it) => it.classList.add("number"));
      if (rows.rows.length > LIVE_POINTS) rows.deleteRow(-1);
    };
    const add = (now) => {
      const { chart } = charts.get(element);
      const point = [Date.now() / 1000, now.succeeded - before.succeeded, now.failed - before.failed];
      const data = chart.data.map((values, index) => [...values, point[index]].slice(-LIVE_POINTS));
      chart.setData(data);
      tell(point);
      element.dataset.points = data[0].length;
      words.textContent = `${point[1]} finished and ${point[2]} failed in the last ${chosenInterval()} s`;
    };
    const restart = () => {
      clearTimeout(timer);
      before = null;
      tick(++round);
    };
    restart();
    return { restart };
  };

  const start = (root) => {
    for (const element of [...charts.keys()].filter((it) => !it.isConnected)) {
      widths.unobserve(element);
      charts.get(element).chart.destroy();
      charts.delete(element);
    }
    for (const element of root.querySelectorAll("[data-chart]")) {
      if (charts.has(element)) continue;
      draw(element);
      widths.observe(element);
      if (element.dataset.chart === "live") charts.get(element).live = live(element);
    }
    for (const select of root.querySelectorAll("[data-live-interval]")) {
      select.value = String(chosenInterval());
    }
  };

  document.addEventListener("change", (event) => {
    if (!event.target.matches("[data-live-interval]")) return;
    localStorage.setItem(INTERVAL, event.target.value);
    charts.forEach(({ live }) => live?.restart());
  });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
    [...charts.keys()].forEach(draw);
  });
  document.addEventListener("htmx:afterSettle", () => start(document));
  start(document);
})();
