/*
 * The board of limits on Cockpit's dashboard: what is breached and near, and how much was kept. It comes from
 * /api/limits, in codes and counts, and is kept only in this page's memory. What stands on the screen is changed in
 * place, so that a refresh moves nothing and takes no focus away.
 */

import { call } from '../../mash/shell.js';
import { drawShares } from './limit-shares.js';

const REFRESH_MS = 30_000;
const PATIENCE_MS = 20_000;
const RATINGS = ['RED', 'AMBER', 'GREEN', 'NONE'];
const STATES = [['breached', 'Breached'], ['near', 'Near'], ['running', 'Running']];

// ---- words -------------------------------------------------------------------------------------------------------

/** "2 h 10 min over", "40 min left", "1 d 4 h left". */
export function timeInWords({ minutes, state }) {
  const all = Math.abs(minutes);
  const days = Math.floor(all / 1440);
  const hours = Math.floor(all % 1440 / 60);
  const length = days > 0 ? `${days} d ${hours} h`
    : hours > 0 ? `${hours} h ${all % 60} min`
    : all > 0 ? `${all} min` : 'under 1 min';
  return `${length} ${state === 'BREACHED' ? 'over' : 'left'}`;
}

/** The times come with the hub's offset: their own digits are the hub's wall clock, whatever zone this machine has. */
const clockTime = text => text.slice(11, 16);

function dayAndTime(text) {
  const day = new Date(text.slice(0, 10) + 'T00:00:00Z');
  const words = new Intl.DateTimeFormat('en-GB', { weekday: 'short', day: 'numeric', month: 'short', timeZone: 'UTC' })
    .formatToParts(day);
  const part = type => words.find(found => found.type === type).value;
  return `${part('weekday')} ${part('day')} ${part('month').slice(0, 3)}, ${clockTime(text)}`;
}

const label = state => state.charAt(0) + state.slice(1).toLowerCase();

// ---- small pieces of the page ------------------------------------------------------------------------------------

function element(name, attributes = {}, ...content) {
  const made = document.createElement(name);
  Object.entries(attributes).forEach(([key, value]) => made.setAttribute(key, value));
  made.append(...content);
  return made;
}

function say(node, text) {
  if (node.textContent !== text) {
    node.textContent = text;
  }
}

/** Rows by key, each kept as long as its key is; order and number follow what was answered. */
function rowsOf(body, makeRow, fillRow) {
  const known = new Map();
  return entries => {
    const keys = new Set(entries.map(([key]) => key));
    known.forEach((row, key) => {
      if (!keys.has(key)) {
        row.remove();
        known.delete(key);
      }
    });
    entries.forEach(([key, value], place) => {
      if (!known.has(key)) {
        known.set(key, makeRow());
      }
      const row = known.get(key);
      fillRow(row, value);
      if (body.children[place] !== row) {
        body.insertBefore(row, body.children[place] || null);
      }
    });
  };
}

function table(caption, headings, className) {
  const body = element('tbody');
  const made = element('table', { class: 'mash-limits-table ' + className },
    element('caption', { class: 'sr-only' }, caption),
    element('thead', {}, element('tr', {}, ...headings.map(([text, kind]) =>
      element('th', { scope: 'col', class: kind || '' }, text)))),
    body);
  return [made, body];
}

function choice(text, options, onChoice) {
  const select = element('select', { class: 'form-control' },
    ...options.map(([value, words]) => element('option', { value }, words)));
  select.addEventListener('change', () => onChoice(select.value));
  return [element('label', { class: 'mash-limits-choice' }, element('span', {}, text), select), select];
}

// ---- the numbers -------------------------------------------------------------------------------------------------

function summary() {
  const numbers = new Map(STATES.map(([state]) => [state, element('span', { class: 'mash-limits-number' }, '0')]));
  const shown = element('p', { class: 'mash-limits-summary' }, ...STATES.map(([state, words]) =>
    element('span', { class: `mash-limits-sum mash-limits-sum-${state}` }, numbers.get(state), ' ', words.toLowerCase())));
  return [shown, counts => numbers.forEach((node, state) =>
    say(node, String(counts.reduce((sum, count) => sum + count[state], 0))))];
}

/** One row a clock, and for each rating what is breached, near and running. */
function countsTable() {
  const head = element('thead');
  const body = element('tbody');
  const shown = element('table', { class: 'mash-limits-table mash-limits-counts' },
    element('caption', { class: 'sr-only' }, 'Open limits by clock and rating'), head, body);
  let columns = '';

  function drawHead(ratings) {
    const over = element('tr', {}, element('th', { scope: 'col', rowspan: '2' }, 'Clock'));
    const under = element('tr');
    for (const rating of [...ratings, 'ALL']) {
      over.append(element('th', { scope: 'colgroup', colspan: '3', class: 'mash-limits-group' },
        rating === 'ALL' ? 'All' : rating));
      STATES.forEach(([state, words], place) => under.append(element('th',
        { scope: 'col', class: 'mash-limits-figure' + (place === 0 ? ' mash-limits-group' : '') }, words)));
    }
    head.replaceChildren(over, under);
    body.replaceChildren();
  }

  function row(words, ratings, counts, kind) {
    const made = element('tr', { class: kind }, element('th', { scope: 'row' }, words));
    for (const rating of [...ratings, 'ALL']) {
      const ofRating = counts.filter(count => rating === 'ALL' || count.rating === rating);
      STATES.forEach(([state], place) => {
        const number = ofRating.reduce((sum, count) => sum + count[state], 0);
        made.append(element('td', { class: 'mash-limits-figure' + (place === 0 ? ' mash-limits-group' : '')
          + (number > 0 ? ` mash-limits-some-${state}` : ' mash-limits-zero') }, String(number)));
      });
    }
    return made;
  }

  return [shown, (counts, clocks) => {
    const ratings = RATINGS.filter(rating => rating !== 'NONE' || counts.some(count => count.rating === 'NONE'));
    if (columns !== ratings.join()) {
      columns = ratings.join();
      drawHead(ratings);
    }
    const used = clocks.filter(clock => counts.some(count => count.clock === clock.clock));
    // nothing here can have the focus, so the rows may be drawn anew
    body.replaceChildren(...used.map(clock =>
      row(clock.clockLabel, ratings, counts.filter(count => count.clock === clock.clock), '')),
    row('All clocks', ratings, counts, 'mash-limits-total'));
  }];
}

// ---- the list ----------------------------------------------------------------------------------------------------

function list() {
  const [shown, body] = table('Open limits, the oldest breach first', [['Time'], ['State'], ['Clock'], ['Rating'],
    ['Case'], ['Owed by'], ['Due'], ['Explained']], 'mash-limits-list');
  const fill = rowsOf(body, () => {
    const row = element('tr');
    for (const name of ['time', 'state', 'clock', 'rating', 'case', 'owed', 'due', 'explained']) {
      row.append(element('td', { 'data-is': name }));
    }
    row.querySelector('[data-is=state]').append(element('span', { class: 'mash-limits-badge' }));
    row.querySelector('[data-is=rating]').append(element('span', { class: 'mash-limits-badge' }));
    return row;
  }, fillLimit);
  return [shown, limits => fill(limits.map(limit => [limit.limitId, limit]))];
}

function fillLimit(row, limit) {
  const cell = name => row.querySelector(`[data-is=${name}]`);
  row.className = 'mash-limits-is-' + limit.state.toLowerCase();
  say(cell('time'), timeInWords(limit));
  say(cell('state').firstChild, label(limit.state));
  cell('state').firstChild.className = 'mash-limits-badge mash-limits-state-' + limit.state.toLowerCase();
  say(cell('clock'), limit.clockLabel);
  say(cell('rating').firstChild, limit.rating);
  cell('rating').firstChild.className = 'mash-limits-badge mash-limits-rating-' + limit.rating.toLowerCase();
  linkToCase(cell('case'), limit);
  say(cell('owed'), limit.owedBy || 'The hub');
  say(cell('due'), dayAndTime(limit.state === 'BREACHED' ? limit.breachedAt : limit.dueAt));
  say(cell('explained'), limit.state !== 'BREACHED' ? '' : limit.explained ? 'yes' : 'no');
}

function linkToCase(cell, limit) {
  const instance = limit.caseInstanceId || limit.watchInstanceId;
  if (!instance) {
    say(cell, limit.caseReference);
    return;
  }
  const there = '#/process-instance/' + encodeURIComponent(instance) + '/runtime';
  let link = cell.querySelector('a');
  if (!link) {
    link = element('a');
    cell.replaceChildren(link);
  }
  link.setAttribute('href', there);
  say(link, limit.caseReference);
}

// ---- agencies ----------------------------------------------------------------------------------------------------

function agencies() {
  const [shown, body] = table('Agencies with the most overdue replies', [['Agency'],
    ['Overdue', 'mash-limits-figure'], ['Open', 'mash-limits-figure'], ['Oldest was due']], 'mash-limits-agencies');
  const none = element('p', { class: 'mash-limits-none' }, 'No reply is overdue.');
  const fill = rowsOf(body, () => element('tr', {}, element('th', { scope: 'row' }),
    element('td', { class: 'mash-limits-figure' }), element('td', { class: 'mash-limits-figure' }), element('td')),
  (row, agency) => [agency.name, agency.overdue, agency.open, dayAndTime(agency.oldestDueAt)]
    .forEach((text, place) => say(row.children[place], String(text))));
  return [element('div', {}, shown, none), owing => {
    shown.hidden = owing.length === 0;
    none.hidden = owing.length > 0;
    fill(owing.map(agency => [agency.code, agency]));
  }];
}

// ---- the board ---------------------------------------------------------------------------------------------------

function board(place) {
  const asked = { state: 'OPEN', clock: '', page: 0, size: 25 };
  let timer;
  let request;
  let answer;
  let answeredAt = 0;
  let ended = false;

  const time = element('span');
  const day = element('span', { class: 'mash-limits-paper' });
  const asOf = element('span', { class: 'mash-limits-as-of' }, day, time);
  const shown = element('span', { class: 'mash-limits-paper' });
  const problem = element('p', { class: 'mash-limits-problem', role: 'status' });
  const alarm = element('p', { class: 'mash-limits-problem' });
  const [sums, drawSums] = summary();
  const [counts, drawCounts] = countsTable();
  const [limits, drawLimits] = list();
  const [overdue, drawOverdue] = agencies();
  const shares = element('div', { class: 'mash-limits-chart' });
  const none = element('p', { class: 'mash-limits-none' }, 'No limit is open here.');
  const range = element('p', { class: 'mash-limits-range', tabindex: '-1' });

  function choose(what) {
    Object.assign(asked, { page: 0 }, what);
    load();
  }
  const [stateChoice, stateSelect] = choice('Show', [['OPEN', 'All open'], ['BREACHED', 'Breached'], ['NEAR', 'Near']],
    state => choose({ state }));
  const [clockChoice, clockSelect] = choice('Clock', [['', 'All clocks']], clock => choose({ clock }));
  const [sizeChoice] = choice('Rows', [['25', '25'], ['50', '50'], ['100', '100'], ['200', '200']],
    size => choose({ size: Number(size) }));

  const turn = by => {
    asked.page += by;
    load();
  };
  const back = element('button', { type: 'button', class: 'btn btn-default' }, 'Previous page');
  const on = element('button', { type: 'button', class: 'btn btn-default' }, 'Next page');
  back.addEventListener('click', () => turn(-1));
  on.addEventListener('click', () => turn(1));

  const content = element('div', { class: 'mash-limits-content' },
    element('div', { class: 'mash-limits-main' }, counts,
      element('div', { class: 'mash-limits-bar' }, element('h2', {}, 'Most urgent first', shown), stateChoice, clockChoice, sizeChoice),
      element('div', { class: 'mash-limits-scroll' }, limits), none,
      element('div', { class: 'mash-limits-pages' }, range, back, on)),
    element('div', { class: 'mash-limits-side' },
      element('div', {}, element('h2', {}, 'Kept within limit'), shares),
      element('div', {}, element('h2', {}, 'Agencies with overdue replies'), overdue)));
  content.hidden = true;
  const section = element('section', { class: 'mash-limits', 'aria-labelledby': 'mash-limits-heading' },
    element('div', { class: 'inner' },
      element('div', { class: 'mash-limits-top' },
        element('h1', { class: 'section-title', id: 'mash-limits-heading' }, 'Limits'), sums, asOf),
      problem, alarm, content));

  /** Only with the first answer: whoever may not see the limits has the dashboard as it is. */
  function show() {
    if (!section.isConnected) {
      place(section);
    }
  }

  function draw() {
    show();
    content.hidden = false;
    say(problem, '');
    say(alarm, answer.calendarAlarm || '');
    say(day, dayAndTime(answer.now).replace(/,.*/, ', '));
    say(time, 'as of ' + clockTime(answer.now));
    answer.shares.filter(share => ![...clockSelect.options].some(option => option.value === share.clock))
      .forEach(share => clockSelect.append(element('option', { value: share.clock }, share.clockLabel)));
    // paper has no choices to be seen
    say(shown, ': ' + [stateSelect, clockSelect].map(select => select.selectedOptions[0].text.toLowerCase()).join(', '));
    drawSums(answer.counts);
    drawCounts(answer.counts, answer.shares);
    drawLimits(answer.limits);
    drawOverdue(answer.agencies);
    drawShares(shares, answer.shares);
    limits.hidden = answer.limits.length === 0;
    none.hidden = answer.limits.length > 0;
    drawPages();
  }

  function drawPages() {
    const first = answer.page * answer.size + 1;
    const last = first + answer.limits.length - 1;
    say(range, answer.limits.length === 0 ? '' : `${first} to ${last} of ${answer.total}`);
    // whoever turned to the last page keeps a place for the keyboard
    const hadFocus = [back, on].includes(document.activeElement);
    back.disabled = answer.page === 0;
    on.disabled = (answer.page + 1) * answer.size >= answer.total;
    if (hadFocus && document.activeElement.disabled !== false) {
      range.focus();
    }
  }

  function cannotBeRead(at) {
    show();
    const now = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: 'Europe/London' }).format(at);
    say(problem, `The limits could not be read at ${now}. `
      + (answer ? `What stands here is as of ${clockTime(answer.now)}. ` : '') + 'It is tried again every half minute.');
  }

  function address() {
    return '/api/limits?' + new URLSearchParams({ ...asked });
  }

  /** Fewer limits may be left than the page that is shown: then the last page is. */
  function isPastTheEnd(answered) {
    return answered.limits.length === 0 && answered.page > 0;
  }

  async function load() {
    clearTimeout(timer);
    request?.abort();
    const mine = request = new AbortController();
    const patience = setTimeout(() => mine.abort(), PATIENCE_MS);
    try {
      const response = await call(address(), { signal: mine.signal });
      if (response.status === 403) {
        end();
        return;
      }
      if (!response.ok) {
        throw new Error(String(response.status));
      }
      const answered = await response.json();
      if (mine !== request || ended) {
        return;
      }
      answer = answered;
      answeredAt = Date.now();
      draw();
      if (isPastTheEnd(answered)) {
        asked.page = Math.max(0, Math.ceil(answered.total / answered.size) - 1);
        load();
        return;
      }
    } catch (unreachable) {
      if (mine !== request || ended) {
        return;
      }
      cannotBeRead(new Date());
    } finally {
      clearTimeout(patience);
    }
    if (mine === request) {
      waitForTheNext();
    }
  }

  function waitForTheNext() {
    clearTimeout(timer);
    if (!ended && !document.hidden) {
      timer = setTimeout(load, REFRESH_MS);
    }
  }

  function seenAgain() {
    if (document.hidden) {
      clearTimeout(timer);
    } else if (Date.now() - answeredAt > REFRESH_MS) {
      load();
    } else {
      waitForTheNext();
    }
  }

  function end() {
    ended = true;
    clearTimeout(timer);
    request?.abort();
    document.removeEventListener('visibilitychange', seenAgain);
    section.remove();
  }

  document.addEventListener('visibilitychange', seenAgain);
  load();
  return end;
}

let endShown = () => {};

/** Cockpit would put plugins last, under "Custom Plugins"; the limits stand above all else. */
function first(section, node) {
  const sections = node.closest('.dashboard')?.querySelector('.sections > div');
  (sections || node).prepend(section);
}

export const limits = {
  id: 'mash.limits',
  pluginPoint: 'cockpit.dashboard',
  priority: 1000,
  render: node => {
    endShown();
    endShown = board(section => first(section, node));
  },
  unmount: () => endShown()
};
