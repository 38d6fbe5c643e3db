/* Tasklist as the hub uses it: forms with drafts on the server, cards from the register, and less of the rest. */

import { shell } from '../../mash/shell.js';
import { cards } from './cards.js';
import { interests } from './interest.js';
import { leaveOut } from './left-out.js';
import { names } from './names.js';
import { notifications } from './notifications.js';
import { taskForms } from './task-form.js';

/** Tasklist would begin with the newest; whoever sorts otherwise keeps that in the page's address. */
function whatIsDueComesFirst(tasklist) {
  const byDueDate = JSON.stringify([{ sortBy: 'dueDate', sortOrder: 'asc' }]);
  tasklist.run(['$rootScope', '$location', ($rootScope, $location) => {
    const unlessSorted = () => {
      if (['', '/'].includes($location.path()) && !$location.search().sorting) {
        $location.search('sorting', byDueDate).replace();
      }
    };
    $rootScope.$on('$locationChangeStart', unlessSorted);
    unlessSorted();
  }]);
}

/** Tasklist draws its list before its words have arrived and never again: "DUE_DATE". So they are there first. */
async function wordsComeFirst(tasklist) {
  const words = await fetch(new URL('../locales/en.json', import.meta.url))
    .then(response => response.json()).catch(() => ({}));
  if (words.labels) {
    tasklist.config(['$translateProvider', translate => { translate.translations('en', words.labels); }]);
    // its own loader then still brings how dates are written here
    tasklist.run(['$translate', translate => { translate.refresh('en'); }]);
  }
}

const tasklist = await shell('tasklist');
await wordsComeFirst(tasklist);
whatIsDueComesFirst(tasklist);
notifications(tasklist);
leaveOut(tasklist);
names();
interests();
taskForms(tasklist);

export default [cards];
