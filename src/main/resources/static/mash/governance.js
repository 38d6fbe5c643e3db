/* The audit page: asks /api/audit and shows the answers. Nothing is kept in the browser. */

import { byId, call, doing, fields, make, onSubmit, save, says, small, table, when, words } from './page.js';

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
  await save(answer);
  says('The entries were taken out, and that they were is on the trail.');
});

/** A form of its own: *Show* draws what the hub answers, *Export as CSV* saves the same. */
function register(name, path, draw) {
  byId(name).addEventListener('submit', event => {
    event.preventDefault();
    const asked = fields(event.target);
    const taken = event.submitter?.value === 'csv';
    doing(event.submitter || event.target.querySelector('button'), async () => {
      const answer = await call(`${path}?` + new URLSearchParams(taken ? { ...asked, format: 'csv' } : asked));
      if (taken) {
        await save(answer);
        says('What fits was taken out, and that it was is on the trail.');
      } else {
        byId(`shown-${name}`).replaceChildren(...draw(await answer.json(), asked));
        byId(`shown-${name}`).focus();
      }
    });
  });
}

// what was shared

const SAME = { NHS_NUMBER: 'same NHS number', NAME_AND_BIRTH_DATE: 'same name and date of birth' };
const ROWS_SHOWN = 200;

const titled = (title, text) => text ? make('p', [make('b', `${title} `), text]) : null;

function disclosureRow(row) {
  return make('tr', [make('td', [when(row.at), small(`item ${row.number}`)], { class: 'when' }),
    make('td', [row.caseReference, small(row.subjectId)], { class: 'when' }),
    make('td', [row.kind, small(`${row.from} → ${row.to}`)]), make('td', row.what, { class: 'lines' }),
    make('td', [titled('Why', row.why), titled('Basis', [row.article6, row.article9, row.statute].filter(Boolean).join('; ')),
      titled('Consent', row.consent.replace(/^[^:]*/, codes => codes.replace(/[A-Z_]{2,}/g, words))), titled('Approved by', [row.approver, row.approverSaid].filter(Boolean).join(': ')),
      titled('Withheld', row.withheld)], { class: 'lines' }), make('td', row.by)]);
}

/** The same person elsewhere, as far as the register can tell: whether it is, somebody decides. */
function alsoOn(one) {
  const show = make('button', `Show ${one.caseReference}`, { type: 'button', class: 'plain' });
  show.addEventListener('click', () => {
    const form = byId('disclosures');
    form.elements.case.value = one.caseReference;
    form.elements.person.value = one.personId;
    form.requestSubmit();
  });
  return make('li', [`${one.caseReference} as ${one.personId}, ${SAME[one.sameness]}: read whether it is them. `, show]);
}

register('disclosures', '/api/disclosures', ({ notice, alsoOn: others, disclosures: rows }, asked) => [
  ...(notice ? [make('p', notice, { class: 'notice' })] : []),
  ...(others.length > 0 ? [make('p', `The register takes ${asked.person} to be on other cases too:`), make('ul', others.map(alsoOn))] : []),
  rows.length === 0 ? make('p', 'Nothing is on record for this.')
    : table(rows.length > ROWS_SHOWN ? `The first ${ROWS_SHOWN} of ${rows.length} on record; the export has all of them`
      : `${rows.length} on record, the oldest first; times of London`,
    ['When', 'About', 'What happened', 'What', 'Why, and on which basis', 'By'], rows.slice(0, ROWS_SHOWN).map(disclosureRow))]);

// incidents

const HAPPENED = { WRONG_PERSON_SEARCHED: 'The wrong person was searched', DELETION_CONFIRMED: 'The agency said what became of it' };

function incidentRow(incident) {
  const meanwhile = [incident.wasAnswered ? 'had been answered' : 'had not been answered', incident.wasDecided ? 'the case had been decided' : ''];
  return make('tr', [make('td', [when(incident.at), small(`incident ${incident.number}`)], { class: 'when' }),
    make('td', [HAPPENED[incident.kind], small(meanwhile.filter(Boolean).join(', '))]), make('td', [incident.caseReference, small(incident.people.join(', '))], { class: 'record' }),
    make('td', incident.agency), make('td', [incident.words, small(incident.by)])]);
}

register('incidents', '/api/incidents', shown => shown.length === 0 ? [make('p', 'Nothing is on record for these days.')]
  : [table(`${shown.length} on record`, ['When', 'What', 'Case', 'Agency', 'In whose words'], shown.map(incidentRow))]);

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
