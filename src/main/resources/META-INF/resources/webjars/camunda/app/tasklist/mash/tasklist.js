/* Tasklist as the hub uses it: forms with drafts on the server, cards from the register, and less of the rest. */

import { shell } from '../../mash/shell.js';
import { cards } from './cards.js';
import { leaveOut } from './left-out.js';
import { notifications } from './notifications.js';
import { taskForms } from './task-form.js';

const tasklist = await shell('tasklist');
notifications(tasklist);
leaveOut(tasklist);
taskForms(tasklist);

export default [cards];
