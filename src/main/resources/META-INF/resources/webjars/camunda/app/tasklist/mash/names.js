/* Names, for whoever hears the screen, of what Tasklist draws as a sign alone. */

const NAMES = {
  '.region-toggle[data-region=filters]': 'Fold or unfold the queues',
  '.region-toggle[data-region=list]': 'Fold or unfold the list of tasks',
  '.region-toggle[data-region=task]': 'Fold or unfold the task',
  '.maximize': 'The task over the whole screen',
  '.reset-regions': 'Queues, list and task beside each other',
  '.app-switch > a': 'Other parts of the hub',
  '.sort-direction': 'Turn the order round',
  '.new-sort > a': 'Sort by one thing more',
  '.instance-link': 'The case in Cockpit'
};

function name() {
  Object.entries(NAMES).forEach(([selector, words]) =>
    document.querySelectorAll(`${selector}:not([aria-label])`).forEach(sign => sign.setAttribute('aria-label', words)));
  document.querySelectorAll('.modal[role=dialog]:not([aria-label])').forEach(dialog => {
    const title = dialog.querySelector('.modal-header h3, .modal-title')?.textContent.trim();
    title && dialog.setAttribute('aria-label', title);
  });
  document.querySelectorAll('input[aria-autocomplete]:not([role])').forEach(search => search.setAttribute('role', 'combobox'));
}

export function names() {
  let waiting;
  new MutationObserver(() => {
    waiting ||= requestAnimationFrame(() => { waiting = undefined; name(); });
  }).observe(document.body, { childList: true, subtree: true });
}
