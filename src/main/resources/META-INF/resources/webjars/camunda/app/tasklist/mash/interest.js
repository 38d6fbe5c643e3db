/*
 * "I know this family": beside Claim on every task of a case. Whoever says so hands the task to their team, and the case is
 * closed to them from then on.
 */

import { call } from '../../mash/shell.js';

const CASE = /MASH-\d{4}-\d{6}$/;
const INTERESTS = {
  KNOWS_THEM: 'I know the family',
  NEIGHBOUR: 'I am a neighbour',
  RELATIVE: 'I am a relative',
  IS_ONE_OF_THEM: 'I am one of the people',
  OTHER: 'Another interest'
};

function make(tag, text, attributes = {}) {
  const node = document.createElement(tag);
  node.textContent = text;
  Object.entries(attributes).forEach(([name, value]) => node.setAttribute(name, value));
  return node;
}

function ask(reference) {
  const dialog = make('dialog', '', { class: 'mash-interest-dialog', 'aria-labelledby': 'mash-interest-heading' });
  const form = make('form', '', { method: 'dialog' });
  form.append(make('h3', `Do you know the family of ${reference}?`, { id: 'mash-interest-heading' }),
    make('p', 'Your team takes the work over, with what you had typed, and the case is closed to you from now on. Information '
      + 'governance and the unit manager see that you said so.'));
  Object.entries(INTERESTS).forEach(([value, text]) => {
    const label = make('label', '');
    label.append(make('input', '', { type: 'radio', name: 'interest', value, required: '' }), ' ', text);
    form.append(label);
  });
  const wrong = make('p', '', { role: 'alert' });
  const declare = make('button', 'Hand it to my team', { class: 'btn btn-primary' });
  const cancel = make('button', 'Cancel', { class: 'btn btn-default', type: 'button' });
  cancel.addEventListener('click', () => dialog.close());
  form.append(wrong, declare, ' ', cancel);
  form.addEventListener('submit', async event => {
    event.preventDefault();
    declare.disabled = true;
    const answer = await call(`/api/cases/${reference}/interest`,
      { method: 'POST', body: JSON.stringify({ interest: new FormData(form).get('interest') }) }).catch(() => undefined);
    if (answer?.ok) {
      window.location.reload();
      return;
    }
    const problem = await answer?.json().catch(() => ({}));
    wrong.textContent = problem?.detail || 'The hub cannot be reached. Nothing was said.';
    declare.disabled = false;
  });
  dialog.addEventListener('close', () => dialog.remove());
  dialog.append(form);
  document.body.append(dialog);
  dialog.showModal();
}

export function interests() {
  document.addEventListener('click', event => {
    const reference = event.target.closest?.('.mash-interest')?.dataset.taskName.match(CASE)?.[0];
    if (reference) {
      ask(reference);
    }
  });
}
