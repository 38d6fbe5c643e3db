/* Two bars for each clock: how much was kept within the limit today, and this month. */

const SVG = 'http://www.w3.org/2000/svg';
const WIDTH = 570;
const LABELS = 185;
const BARS = 150;
const ROW = 46;
const BAR = 14;
const SPANS = [['today', 'Today'], ['month', 'This month']];

function element(name, attributes, text) {
  const made = document.createElementNS(SVG, name);
  Object.entries(attributes).forEach(([key, value]) => made.setAttribute(key, String(value)));
  if (text !== undefined) {
    made.textContent = text;
  }
  return made;
}

/** Rounded down, so that 100 % is said only where every limit was kept. */
function percent({ due, within }) {
  return Math.floor(100 * within / due);
}

function inWords(kept) {
  return kept.due === 0 ? 'none due' : `${percent(kept)} % (${kept.within} of ${kept.due})`;
}

function bars(share, top) {
  const group = element('g', {});
  group.append(element('text', { x: 0, y: top + 25, class: 'mash-limits-chart-clock' }, share.clockLabel));
  SPANS.forEach(([span, words], place) => {
    const y = top + 5 + place * (BAR + 4);
    const kept = share[span];
    group.append(element('rect', { x: LABELS, y, width: BARS, height: BAR, class: 'mash-limits-chart-whole' }));
    if (kept.due > 0) {
      group.append(element('rect', { x: LABELS, y, width: BARS * kept.within / kept.due, height: BAR,
        class: 'mash-limits-chart-' + span }));
    }
    group.append(element('text', { x: LABELS + BARS + 8, y: y + BAR - 3, class: 'mash-limits-chart-words' },
      `${words}: ${inWords(kept)}`));
  });
  return group;
}

/** Clocks with nothing due this month are left out. */
export function drawShares(node, shares) {
  const used = shares.filter(share => share.month.due > 0 || share.today.due > 0);
  const drawn = JSON.stringify(used);
  if (node.dataset.drawn === drawn) {
    return;
  }
  node.dataset.drawn = drawn;
  if (used.length === 0) {
    node.textContent = 'No limit was due this month.';
    return;
  }
  const chart = element('svg', { viewBox: `0 0 ${WIDTH} ${used.length * ROW}`, role: 'img',
    'aria-labelledby': 'mash-limits-chart-title mash-limits-chart-desc' });
  chart.append(
    element('title', { id: 'mash-limits-chart-title' }, 'Share of limits that were kept'),
    element('desc', { id: 'mash-limits-chart-desc' }, used.map(share =>
      `${share.clockLabel}: today ${inWords(share.today)}, this month ${inWords(share.month)}`).join('; ')),
    ...used.map((share, place) => bars(share, place * ROW)));
  node.replaceChildren(chart);
}
