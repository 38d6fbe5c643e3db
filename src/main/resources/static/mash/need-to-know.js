/* Who may open what: asks /api/restrictions and shows the answers. A section that is not on the page is not this role's. */

import { byId, call, doing, fields, make, onSubmit, says, small, table, when } from './page.js';

const account = person => person ? `${person.name} (${person.id})` : 'the hub itself';

/** Work for which nobody on the list is in the team. */
const stuckItem = work => make('li', `${work.what}: ${work.teams.join(', ')}${work.dueAt ? ', due ' + when(work.dueAt) : ''}`);

// restricting

const chosen = new Set();

function drawChosen() {
  byId('chosen').replaceChildren(...[...chosen].map(id => {
    const off = make('button', 'Take off', { type: 'button', class: 'plain', 'aria-label': `Take ${id} off` });
    off.addEventListener('click', () => { chosen.delete(id); drawChosen(); });
    const option = [...byId('accounts').options].find(one => one.value === id);
    return make('li', [option ? option.textContent : id, ' ', off]);
  }));
}

function choose() {
  const id = byId('one-more').value.trim();
  if (id) {
    chosen.add(id);
    byId('one-more').value = '';
    drawChosen();
  }
}

if (byId('restrict')) {
  byId('add').addEventListener('click', choose);
  onSubmit('restrict', async (asked, form) => {
    choose();
    const done = await (await call('/api/restrictions', 'POST', { ...asked, people: [...chosen] })).json();
    form.reset();
    chosen.clear();
    drawChosen();
    says(`${asked.caseReference} is restricted.`);
    byId('stuck').replaceChildren(...(done.stuck.length === 0 ? [] : [make('div', [make('p', make('strong',
      'Nobody on the list may do this work. It waits in its queue: put somebody of that team on the list.')),
    make('ul', done.stuck.map(stuckItem))], { class: 'broken' })]));
    byId('stuck').focus();
    await records();
  });
}

// the records

function reasonFor(button, sentence, work) {
  button.addEventListener('click', () => {
    const reason = make('input', '', { required: '', maxlength: '4000', 'aria-label': `Reason: ${sentence}` });
    const form = make('form', [make('label', [`${sentence}. Reason `, reason]), make('button', 'Record')], { class: 'choice' });
    form.addEventListener('submit', event => {
      event.preventDefault();
      doing(form.querySelector('button'), async () => {
        await work(reason.value.trim());
        await records();
      });
    });
    button.replaceWith(form);
    reason.focus();
  });
  return button;
}

function list(record, person, mayOpen, reason) {
  return call(`/api/restrictions/${record.caseReference}/readers`, 'POST', { person, mayOpen, reason });
}

function readers(record, keeps) {
  const people = record.readers.map(reader => make('li', [account(reader), ' ', keeps ? reasonFor(
    make('button', 'Take off', { type: 'button', class: 'plain', 'aria-label': `Take ${reader.name} off the list of ${record.caseReference}` }),
    `Take ${reader.name} off the list`, async reason => {
      await list(record, reader.id, false, reason);
      says(`${reader.name} is off the list.`);
    }) : null]));
  const cell = [make('ul', people.length ? people : make('li', 'nobody'), { class: 'plain' })];
  if (keeps) {
    const who = make('input', '', { list: 'accounts', autocomplete: 'off', 'aria-label': `Who more may open ${record.caseReference}` });
    const add = make('button', 'Put on the list', { type: 'button', class: 'plain' });
    cell.push(make('div', [who, reasonFor(add, 'Put on the list', async reason => {
      await list(record, who.value.trim(), true, reason);
      says('The list is longer by one.');
    })], { class: 'choice' }));
  }
  return cell;
}

function recordRow(record, keeps) {
  const lift = keeps ? reasonFor(make('button', 'Lift', { type: 'button', class: 'plain', 'aria-label': `Lift the restriction of ${record.caseReference}` }),
    'Open it to everybody whose role allows it', async reason => {
      await call(`/api/restrictions/${record.caseReference}/lift`, 'POST', { reason });
      says(`${record.caseReference} is no longer restricted.`);
    }) : null;
  const why = [record.kindInWords, small(record.reason), small(record.samePeopleAs ? `Same people as ${record.samePeopleAs}` : '')];
  const stuck = record.stuck.length === 0 ? 'Somebody for each open task'
    : make('div', [make('strong', 'Nobody on the list for:'), make('ul', record.stuck.map(stuckItem))], { class: 'broken' });
  return make('tr', [make('td', [record.caseReference, lift], { class: 'when' }), make('td', why),
    make('td', [when(record.decidedAt), small(account(record.decidedBy))]), make('td', readers(record, keeps)), make('td', stuck)]);
}

async function records() {
  const place = byId('records');
  if (!place) {
    return;
  }
  const keeps = 'keeps' in place.dataset;
  const shown = await (await call('/api/restrictions')).json();
  place.replaceChildren(shown.length === 0 ? make('p', 'No record is restricted.')
    : table(`${shown.length} restricted`, ['Case', 'Why', 'Since', 'Who may open it', 'Work'], shown.map(one => recordRow(one, keeps))));
}

// openings

function openedRow(opening) {
  const found = opening.reviewedBy ? [opening.justified ? 'Justified' : 'Not justified', small(opening.found),
    small(`${account(opening.reviewedBy)}, ${when(opening.reviewedAt)}`)] : 'Not looked at yet';
  return make('tr', [make('td', [when(opening.openedAt), small(`until ${when(opening.until)}`)], { class: 'when' }),
    make('td', account(opening.person)), make('td', opening.caseReference, { class: 'when' }), make('td', opening.reason), make('td', found)]);
}

async function openings() {
  if (!byId('opened')) {
    return;
  }
  const shown = await (await call('/api/restrictions/openings')).json();
  byId('opened').replaceChildren(shown.length === 0 ? make('p', 'Nobody has.')
    : table('The newest first', ['When', 'Who', 'Case', 'Reason', 'Review'], shown.map(openedRow)));
}

doing(byId('sign-out'), async () => {
  await records();
  await openings();
});
