/* The audit page: asks /api/audit and shows the answers. Nothing is kept in the browser. */

import { byId, call, doing, fields, make, onSubmit, says, small, table, when, words } from './page.js';

const ACTIONS = { VIEWED: 'Viewed', CHANGED: 'Changed', SEARCHED: 'Searched', EXPORTED: 'Exported', REFUSED: 'Refused', SIGNED_IN: 'Signed in' };
const KINDS = {
  OWN_RECORD: 'Own record: the declared name, with its birth date or address',
  OWN_NAME: 'Somebody on the case has the name of the account',
  SAME_HOME: 'Same surname and same address',
  DECLARED_RELATION: 'A declared relation',
  RESTRICTED_RECORD: 'A restricted record, opened with a reason'
};
const FINDINGS = {
  NAMESAKE: 'A namesake', WORK_ALLOTTED: 'Work they were given', SPOKEN_TO: 'Spoken to', MISUSE: 'Misuse, taken further'
};
const FOUND = {
  ALTERED: 'was altered, or its seal was', REMOVED: 'is no longer there',
  INSERTED: 'came past the hub, or its seal was taken away',
  CUT_OFF: 'the chain ends here, and not where it should',
  EXCHANGED: 'the end that was noted down is not in the chain: it was sealed anew'
};
const AGAINST = {
  400: 'What was sent was wrong', 403: 'Not allowed', 404: 'Not there, or not theirs', 409: 'Did not fit with what was done before',
  FIELD: 'A field was wrong', RULE: 'A rule of the hub', NOT_FOUND: 'Not there, or not theirs', CONFLICT: 'Did not fit with what was done before',
  MET_ANOTHER: 'Another click at the same moment', WRONG_PASSWORD: 'Wrong password',
  RESTRICTED: 'A restricted record', NOT_CLEARED: 'Out of vetting or training'
};
const OF = { SELF: 'Themselves and their home', RELATION: 'A relation' };

/** A code in words: LIMIT_EXPLAINED, UserTask_ScreenContact. */
const human = code => /^[A-Z][A-Z_]+$/.test(code || '') ? words(code)
  : (code || '').replace(/^UserTask_/, '').replace(/([a-z])([A-Z])/g, (_, a, b) => `${a} ${b.toLowerCase()}`);

// the chain

function finding(found) {
  const what = found.record ? words(found.record) : found.entryId ? `Entry ${found.entryId}` : found.seal ? `Seal ${found.seal}` : 'The trail';
  const place = found.entryId && found.seal ? ` (seal ${found.seal})` : '';
  return make('li', `${what}${place}${found.at ? ', ' + when(found.at) : ''}: ${FOUND[found.found]}.`);
}

onSubmit('verify', async asked => {
  const shown = await (await call('/api/audit/verification?' + new URLSearchParams(asked))).json();
  const waiting = shown.notSealed.count === 0 ? 'Everything is sealed.'
    : `${shown.notSealed.count} not sealed yet: entries ${shown.notSealed.entries.map(e => `${e.id} (${when(e.at)})`).join(', ')}${shown.notSealed.count > shown.notSealed.entries.length ? ' …' : ''}.`;
  const late = shown.sealedLate ? ` ${shown.sealedLate} were sealed more than ten minutes after their time: after an outage, brought over from an earlier release, or dated back.` : '';
  const verdict = shown.intact
    ? make('p', `The trail is whole: ${shown.sealed} seals fit, at ${when(shown.verifiedAt)}.`, { class: 'whole' })
    : make('div', [make('p', make('strong', `The trail is not whole: ${shown.found} found. Change nothing, and follow the page Operations.`)),
      make('ul', shown.findings.map(finding))], { class: 'broken' });
  byId('verification').replaceChildren(verdict, make('p', waiting + late),
    make('p', [`It ends at seal ${shown.sealed} with `, make('span', shown.hash, { class: 'hash' }), '. Note it down outside the hub.']));
  byId('verification').focus();
});

// alerts

const ALERTS_AT_A_TIME = 200;

function alertRow(alert) {
  const answer = make('td', alert.finding ? [FINDINGS[alert.finding], small(`${alert.answeredBy}, ${when(alert.answeredAt)}`)] : null);
  if (!alert.finding) {
    const choice = make('select', [make('option', 'What was found?', { value: '' }),
      ...Object.entries(FINDINGS).map(([code, text]) => make('option', text, { value: code }))],
    { 'aria-label': `What was found about ${alert.person} and ${alert.caseReference}` });
    const record = make('button', 'Record', { type: 'button', class: 'plain' });
    record.addEventListener('click', () => choice.value && doing(record, async () => {
      await call(`/api/audit/alerts/${alert.id}/answer`, 'POST', { finding: choice.value });
      says('The finding is recorded.');
      await alerts();
    }));
    answer.append(make('div', [choice, record], { class: 'choice' }));
  }
  return make('tr', [make('td', when(alert.raisedAt), { class: 'when' }), make('td', [alert.name, small(alert.person)]),
    make('td', alert.caseReference, { class: 'when' }), make('td', [KINDS[alert.kind], small(`entry ${alert.entryId}`)]), answer]);
}

async function alerts() {
  const shown = [];
  for (let page = 0, read; page === 0 || read.length === ALERTS_AT_A_TIME; page += 1) {
    read = await (await call(`/api/audit/alerts?page=${page}`)).json();
    shown.push(...read);
  }
  byId('alerts').replaceChildren(shown.length === 0 ? make('p', 'There is no alert.')
    : table(`${shown.filter(alert => !alert.finding).length} open`, ['Raised', 'Who', 'Case', 'Why', 'Finding'], shown.map(alertRow)));
}

// the trail

function entryRow(entry) {
  const record = [entry.caseReference || '', small([words(entry.kind), entry.recordId === entry.caseReference ? '' : entry.recordId].filter(Boolean).join(' '))];
  return make('tr', [make('td', [when(entry.at), small(`entry ${entry.id}`)], { class: 'when' }),
    make('td', [entry.name, small([entry.person, entry.roles].filter(Boolean).join(': '))]),
    make('td', ACTIONS[entry.action] || entry.action), make('td', record, { class: 'record' }), make('td', human(entry.detail)), make('td', entry.action === 'REFUSED' && AGAINST[entry.why] || human(entry.why))],
  entry.action === 'REFUSED' ? { class: 'refused' } : {});
}

async function search(asked, before) {
  const page = await (await call('/api/audit/entries?' + new URLSearchParams(before ? { ...asked, before } : asked))).json();
  const older = make('button', 'Older entries', { type: 'button', class: 'plain' });
  older.addEventListener('click', () => doing(older, () => search(asked, page.next)));
  const caption = page.entries.length === 0 ? 'No entry fits.' : `${page.entries.length} entries, the newest first; times of London`;
  byId('entries').replaceChildren(...(page.entries.length === 0 ? [make('p', caption)]
    : [table(caption, ['When', 'Who', 'Did', 'Record', 'Of it', 'Why'], page.entries.map(entryRow))]), ...(page.next ? [older] : []));
  byId('entries').focus();
}

onSubmit('search', asked => search(asked));

onSubmit('export', async ({ purpose }) => {
  const answer = await call('/api/audit/exports', 'POST', { ...fields(byId('search')), purpose });
  const link = make('a', '', {
    href: URL.createObjectURL(await answer.blob()),
    download: (answer.headers.get('Content-Disposition').match(/filename="([^"]+)"/) || [])[1] || 'audit.csv'
  });
  link.click();
  URL.revokeObjectURL(link.href);
  says('The entries were taken out, and that they were is on the trail.');
});

// incidents

const HAPPENED = { WRONG_PERSON_SEARCHED: 'The wrong person was searched', DELETION_CONFIRMED: 'The agency said what became of it' };

function incidentRow(incident) {
  const meanwhile = [incident.wasAnswered ? 'had been answered' : 'had not been answered', incident.wasDecided ? 'the case had been decided' : ''];
  return make('tr', [make('td', [when(incident.at), small(`incident ${incident.number}`)], { class: 'when' }),
    make('td', [HAPPENED[incident.kind], small(meanwhile.filter(Boolean).join(', '))]), make('td', [incident.caseReference, small(incident.people.join(', '))], { class: 'record' }),
    make('td', incident.agency), make('td', [incident.words, small(incident.by)])]);
}

byId('incidents').addEventListener('submit', event => {
  if (event.submitter?.name === 'format') {
    return;
  }
  event.preventDefault();
  doing(event.submitter, async () => {
    const shown = await (await call('/api/incidents?' + new URLSearchParams(fields(event.target)))).json();
    byId('shown-incidents').replaceChildren(shown.length === 0 ? make('p', 'Nothing is on record for these days.')
      : table(`${shown.length} on record`, ['When', 'What', 'Case', 'Agency', 'In whose words'], shown.map(incidentRow)));
    byId('shown-incidents').focus();
  });
});

// declarations

function declarationRow(declaration) {
  const end = make('button', 'No longer holds', { type: 'button', class: 'plain', 'aria-label': `The declaration of ${declaration.person} no longer holds` });
  end.addEventListener('click', () => doing(end, async () => {
    await call('/api/audit/declarations/' + declaration.id, 'DELETE');
    says('The declaration no longer holds.');
    await declarations();
  }));
  return make('tr', [make('td', declaration.person), make('td', OF[declaration.of]),
    make('td', [when(declaration.declaredAt), small(declaration.recordedBy)], { class: 'when' }), make('td', end)]);
}

async function declarations() {
  const shown = await (await call('/api/audit/declarations')).json();
  byId('declarations').replaceChildren(shown.length === 0 ? make('p', 'Nobody has declared anything.')
    : table('Declarations that hold', ['Who', 'Declares', 'Since', ''], shown.map(declarationRow)));
}

onSubmit('declare', async (told, form) => {
  await call('/api/audit/declarations', 'POST', told);
  form.reset();
  says('The declaration is held.');
  await declarations();
});

doing(byId('verify').querySelector('button'), async () => {
  await alerts();
  await declarations();
});
