/*
 * What the list shows of each task: case, rating, what is waited for, time left. It comes by task id from
 * /api/cards, one request for all visible tasks, and is kept only in this page's memory.
 */

import { call } from '../../mash/shell.js';

const REFRESH_MS = 30_000;
const RATINGS = new Set(['RED', 'AMBER', 'GREEN', 'NONE']);

const known = new Map();
let serverAheadMs = 0;
let asked = 0;
let pending;

const visible = () => [...document.querySelectorAll('.mash-card')];

function part(name, text) {
  const span = document.createElement('span');
  span.className = 'mash-card-' + name;
  span.textContent = text;
  return span;
}

/** "2 h 10 min left", "over by 35 min", "3 d 4 h left": whole minutes, by the server's clock. */
export function timeLeft(due, now) {
  const minutes = Math.floor(Math.abs(due - now) / 60_000);
  const days = Math.floor(minutes / 1440);
  const hours = Math.floor(minutes % 1440 / 60);
  const length = days > 0 ? `${days} d ${hours} h`
    : hours > 0 ? `${hours} h ${minutes % 60} min`
    : `${minutes} min`;
  return due >= now ? `${length} left` : `over by ${length}`;
}

function draw(node) {
  const card = known.get(node.dataset.taskId);
  node.classList.toggle('mash-card-known', Boolean(card));
  if (!card) {
    node.replaceChildren();
    return;
  }
  const top = document.createElement('div');
  top.className = 'mash-card-line';
  top.append(part('case', card.caseReference || ''));
  const rating = part('rating', card.ratingText || card.rating || '');
  if (RATINGS.has(card.rating)) {
    rating.classList.add('mash-rating-' + card.rating.toLowerCase());
  }
  if (rating.textContent) {
    top.append(rating);
  }
  const bottom = document.createElement('div');
  bottom.className = 'mash-card-line';
  if (card.waitingFor) {
    bottom.append(part('waiting', card.waitingFor));
  }
  if (card.due) {
    const due = Date.parse(card.due);
    const now = Date.now() + serverAheadMs;
    const near = due >= now && card.near && Date.parse(card.near) <= now;
    const left = part('left', timeLeft(due, now) + (near ? ', near' : ''));
    left.classList.toggle('mash-card-near', Boolean(near));
    left.title = new Date(due).toLocaleString('en-GB');
    left.classList.toggle('mash-card-over', due < now);
    bottom.append(left);
  }
  const subject = document.createElement('div');
  subject.className = 'mash-card-line mash-card-subject';
  subject.textContent = card.subject || '';
  node.replaceChildren(top, subject, bottom);
}

async function load() {
  const ids = [...new Set(visible().map(node => node.dataset.taskId))];
  if (ids.length === 0) {
    return;
  }
  asked = Date.now();
  try {
    const response = await call('/api/cards?' + ids.map(id => 'taskId=' + encodeURIComponent(id)).join('&'));
    if (!response.ok) {
      return;
    }
    serverAheadMs = Date.parse(response.headers.get('Date')) - Date.now() || 0;
    const answered = await response.json();
    ids.forEach(id => known.set(id, undefined));
    answered.forEach(card => known.set(card.taskId, card));
    visible().forEach(draw);
  } catch (unreachable) {
    // the next refresh asks again; the list itself says when the server cannot be reached
  }
}

/** Tasklist draws its whole list anew at each refresh: what is known is drawn at once, the rest asked for together. */
function askFor(node) {
  if (!known.has(node.dataset.taskId) || Date.now() - asked > REFRESH_MS) {
    clearTimeout(pending);
    pending = setTimeout(load, 30);
  }
}

setInterval(() => !document.hidden && load(), REFRESH_MS);

export const cards = {
  id: 'mash.card',
  pluginPoint: 'tasklist.card',
  priority: 100,
  render: (node, { taskId }) => {
    node.className = 'mash-card';
    node.dataset.taskId = taskId;
    draw(node);
    askFor(node);
  }
};
