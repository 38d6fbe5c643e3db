/* What the hub's own pages share: asking the hub, saying what came of it, and tables. Nothing is kept in the browser. */

export const byId = id => document.getElementById(id);
const time = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London', day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit', second: '2-digit'
});
export const when = at => at ? time.format(new Date(at)) : '';
export const words = code => code ? code.toLowerCase().replaceAll('_', ' ').replace(/^./, c => c.toUpperCase()) : '';

export function make(tag, content, attributes = {}) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    node.setAttribute(name, value);
  }
  for (const part of [content].flat()) {
    if (part !== null && part !== undefined) {
      node.append(part);
    }
  }
  return node;
}

export function table(caption, heads, rows) {
  const head = make('thead', make('tr', heads.map(text => make('th', text, { scope: 'col' }))));
  return make('div', make('table', [make('caption', caption), head, make('tbody', rows)]),
    { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': caption });
}

export const small = text => text ? make('span', text, { class: 'small' }) : null;

export function says(text) {
  byId('refused').textContent = '';
  byId('said').textContent = text;
}

export async function call(path, method = 'GET', body) {
  const token = (document.cookie.match(/(?:^|; )MASH-XSRF=([^;]*)/) || [])[1];
  const headers = { Accept: 'application/json, text/csv', 'X-MASH-XSRF': token ? decodeURIComponent(token) : '' };
  if (body) {
    headers['Content-Type'] = 'application/json';
  }
  const answer = await fetch(path, { method, headers, body: body && JSON.stringify(body), cache: 'no-store' });
  if (answer.status === 401) {
    location.assign('/login');
  }
  if (!answer.ok) {
    const problem = await answer.json().catch(() => ({}));
    throw new Error(problem.detail || 'The hub could not do this. Try again, or tell the technical operator.');
  }
  return answer;
}

/** Hands a file that the hub made to the browser. */
export async function save(answer) {
  const link = make('a', '', {
    href: URL.createObjectURL(await answer.blob()),
    download: answer.headers.get('Content-Disposition').match(/filename="([^"]+)"/)[1]
  });
  link.click();
  URL.revokeObjectURL(link.href);
}

/**
 * Runs what a button asked for; the button waits, and a refusal is read out. The focus stays, or goes to what was drawn anew
 * around it.
 */
export async function doing(button, work) {
  const focused = document.activeElement;
  const around = focused.closest('[tabindex="-1"]');
  says('');
  button.disabled = true;
  try {
    await work();
  } catch (problem) {
    byId('refused').textContent = problem.message;
    byId('refused').scrollIntoView({ block: 'nearest' });
  } finally {
    button.disabled = false;
    if (document.activeElement === document.body) {
      (focused.isConnected ? focused : around)?.focus();
    }
  }
}

export function onSubmit(id, work) {
  const form = byId(id);
  form.addEventListener('submit', event => {
    event.preventDefault();
    doing(form.querySelector('button'), () => work(fields(form), form));
  });
}

export const fields = form => Object.fromEntries([...new FormData(form)].map(([name, value]) => [name, value.trim()])
  .filter(([, value]) => value !== ''));

call('/api/me').then(answer => answer.json()).then(me => me.notices.forEach(sentence =>
  byId('refused').before(make('p', sentence, { class: 'notice', role: 'note' }))));

byId('sign-out').addEventListener('click', event => doing(event.target, async () => {
  await call('/logout', 'POST');
  location.assign('/login?logout');
}));
