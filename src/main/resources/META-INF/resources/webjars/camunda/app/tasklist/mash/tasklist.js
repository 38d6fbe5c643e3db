/* Tasklist as the hub uses it: forms with drafts on the server, cards from the register, and less of the rest. */

import { shell } from '../../mash/shell.js';
import { cards } from './cards.js';
import { leaveOut } from './left-out.js';
import { notifications } from './notifications.js';
import { taskForms } from './task-form.js';

/** Tasklist would begin with the newest; whoever sorts otherwise keeps that in the page's address. */
function whatIsDueComesFirst() {
  const [path, query] = (window.location.hash.replace(/^#/, '') || '/').split('?');
  const search = new URLSearchParams(query);
  if (path === '/' && !search.has('sorting')) {
    search.set('sorting', JSON.stringify([{ sortBy: 'dueDate', sortOrder: 'asc' }]));
    window.history.replaceState(null, '', `#/?${search}`);
  }
}

const tasklist = await shell('tasklist');
whatIsDueComesFirst();
notifications(tasklist);
leaveOut(tasklist);
taskForms(tasklist);

export default [cards];
