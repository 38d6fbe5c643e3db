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
    off.addEventListener('click', () => { chosen.delete(id); drawChosen(); byId('one-more').focus(); });
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
  // a name that is half chosen restricts nothing yet
  byId('one-more').addEventListener('keydown', event => {
    if (event.key === 'Enter') {
      event.preventDefault();
      choose();
    }
  });
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

function reasonFor(button, sentence, work, drawAnew = records) {
  button.addEventListener('click', () => {
    const reason = make('input', '', { required: '', maxlength: '4000', 'aria-label': `Reason: ${sentence}` });
    const form = make('form', [make('label', [`${sentence}. Reason `, reason]), make('button', 'Record')], { class: 'choice' });
    form.addEventListener('submit', event => {
      event.preventDefault();
      doing(form.querySelector('button'), async () => {
        await work(reason.value.trim());
        byId('stuck')?.replaceChildren();
        await drawAnew();
      });
    });
    form.addEventListener('keydown', event => {
      if (event.key === 'Escape') {
        form.replaceWith(button);
        button.focus();
      }
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
  await decisions();
}

// what was decided

function decisionRow(decision) {
  return make('tr', [make('td', when(decision.decidedAt), { class: 'when' }), make('td', decision.caseReference, { class: 'when' }),
    make('td', [decision.whatInWords, small(decision.reader ? account(decision.reader) : '')]),
    make('td', decision.reason), make('td', account(decision.decidedBy))]);
}

async function decisions() {
  if (!byId('decisions')) {
    return;
  }
  const shown = await (await call('/api/restrictions/decisions')).json();
  byId('decisions').replaceChildren(shown.length === 0 ? make('p', 'Nothing yet.')
    : table('The newest first', ['When', 'Case', 'What', 'Reason', 'By whom'], shown.map(decisionRow)));
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

// interests

function interestRow(declared, keeps) {
  const work = declared.work.map(one => make('li', `${one.what}: ${one.teams.join(', ')}, ${one.left === 0 ? 'nobody left' : one.left + ' left'}`,
    one.left === 0 ? { class: 'late' } : {}));
  return make('tr', [make('td', [when(declared.declaredAt)], { class: 'when' }), make('td', account(declared.person)),
    make('td', declared.caseReference, { class: 'when' }), make('td', [declared.interestInWords, ...takenBack(declared, keeps)]),
    make('td', make('ul', work, { class: 'plain' }))]);
}

function takenBack(declared, keeps) {
  if (declared.takenBackBy) {
    return [small(`Taken back by ${account(declared.takenBackBy)}, ${when(declared.takenBackAt)}: ${declared.reason}`)];
  }
  return keeps ? [' ', reasonFor(make('button', 'Take back', { type: 'button', class: 'plain', 'aria-label': `Take back the interest of ${declared.person.name} in ${declared.caseReference}` }),
    `Open ${declared.caseReference} again to ${declared.person.name}`, async reason => {
      await call(`/api/cases/${declared.caseReference}/interest/taken-back`, 'POST', { person: declared.person.id, reason });
      says(`${declared.caseReference} is open again to ${declared.person.name}, as far as their role allows it.`);
    }, interests)] : [];
}

async function interests() {
  const shown = await (await call('/api/interests')).json();
  const keeps = 'keeps' in byId('interests').dataset;
  byId('interests').replaceChildren(shown.length === 0 ? make('p', 'Nobody has declared one.')
    : table('The newest first', ['When', 'Who', 'Case', 'What', 'Open work of their team'], shown.map(one => interestRow(one, keeps))));
}

// vetting and training

const STAGES = {
  VALID: 'in date', WITHIN_60_DAYS: 'within 60 days', WITHIN_30_DAYS: 'within 30 days', WITHIN_7_DAYS: 'within 7 days',
  GRACE: 'run out, may work on', EXPIRED: 'run out', MISSING: 'not recorded'
};
const ORDER = Object.keys(STAGES);
const day = text => text ? new Date(text + 'T12:00:00Z').toLocaleDateString('en-GB', { day: 'numeric', month: 'short', year: 'numeric' }) : '–';
const worst = member => Math.max(...member.clearances.map(held => ORDER.indexOf(held.stage)));

function heldCell(member, held, extends_) {
  const late = ['GRACE', 'EXPIRED', 'MISSING'].includes(held.stage);
  const text = [day(held.validUntil), small([STAGES[held.stage], held.workUntil && held.workUntil !== held.validUntil && late
    ? `until ${day(held.workUntil)}` : '', held.extendedBecause ? `extended: ${held.extendedBecause}` : ''].filter(Boolean).join(', '))];
  const button = extends_ && late && held.kind !== 'VETTING' && !held.extendedBecause
    ? reasonFor(make('button', 'Five more days', { type: 'button', class: 'plain', 'aria-label': `Five more working days for ${member.name}` }),
      `Five more working days for ${member.name}`, async reason => {
        const done = await (await call(`/api/clearances/${member.id}/extension`, 'POST', { kind: held.kind, reason })).json();
        says(`${member.name} may take work until ${day(done.workUntil)}.`);
      }, clearances) : null;
  return make('td', [...text, button], late ? { class: 'late' } : {});
}

async function clearances() {
  const place = byId('clearances');
  if (!place) {
    return;
  }
  const all = await (await call('/api/clearances')).json();
  const shown = all.filter(member => byId('everybody').checked || worst(member) > 0).sort((a, b) => worst(b) - worst(a));
  place.replaceChildren(shown.length === 0 ? make('p', 'Nobody runs out within two months.')
    : table(`${shown.length} of ${all.length}, who ran out first`, ['Who', 'Vetting', 'Data-protection training', 'Safeguarding training'],
      shown.map(member => make('tr', [make('td', [account(member), small(member.teams.join(', '))]),
        ...member.clearances.map(held => heldCell(member, held, 'keeps' in place.dataset))]))));
}

if (byId('everybody')) {
  byId('everybody').addEventListener('change', () => doing(byId('everybody'), clearances));
}
/** The three days are recorded whole: what is known of the account stands in the form before one of them is changed. */
async function knownDates() {
  const form = byId('dates');
  const days = Object.entries({ VETTING: 'vetting', DATA_PROTECTION: 'dataProtection', SAFEGUARDING: 'safeguarding' })
    .map(([kind, name]) => [kind, form.elements[name]]);
  days.forEach(([, date]) => { date.disabled = true; });
  try {
    const all = await (await call('/api/clearances')).json();
    const member = all.find(one => one.id === form.elements.person.value.trim());
    days.forEach(([kind, date]) => { date.value = member?.clearances.find(held => held.kind === kind)?.validUntil ?? ''; });
  } finally {
    days.forEach(([, date]) => { date.disabled = false; });
  }
}

if (byId('dates')) {
  byId('dates').elements.person.addEventListener('change', () => doing(byId('dates').querySelector('button'), knownDates));
  onSubmit('dates', async ({ person, ...dates }, form) => {
    await call(`/api/staff/${encodeURIComponent(person)}/clearances`, 'PUT', dates);
    form.reset();
    says('The dates are recorded.');
    await clearances();
  });
}

// agreements

function agreementRow(agreement, keeps) {
  const until = make('td', [day(agreement.validUntil), small(STAGES[agreement.stage])], ['EXPIRED', 'MISSING'].includes(agreement.stage) ? { class: 'late' } : {});
  if (!keeps) {
    return make('tr', [make('td', agreement.name), until]);
  }
  const date = make('input', '', { type: 'date', required: '', 'aria-label': `Agreement with ${agreement.name} holds until` });
  const form = make('form', [date, make('button', 'Record', { class: 'plain' })], { class: 'choice' });
  form.addEventListener('submit', event => {
    event.preventDefault();
    doing(form.querySelector('button'), async () => {
      await call(`/api/agreements/${agreement.agency}`, 'PUT', { validUntil: date.value });
      says(`The agreement with ${agreement.name} is recorded.`);
      await agreements();
    });
  });
  return make('tr', [make('td', agreement.name), until, make('td', form)]);
}

async function agreements() {
  const place = byId('agreements');
  if (!place) {
    return;
  }
  const keeps = 'keeps' in place.dataset;
  const shown = await (await call('/api/agreements')).json();
  place.replaceChildren(table('Each agency', ['Agency', 'Holds until', ...(keeps ? ['Record anew'] : [])], shown.map(one => agreementRow(one, keeps))));
}

doing(byId('sign-out'), async () => {
  await records();
  await openings();
  await interests();
  await clearances();
  await agreements();
});
