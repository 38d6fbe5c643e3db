/*
 * What Tasklist, Cockpit, Admin and Welcome share: the hub's name, the demonstration banner, signing out,
 * the end of a session, and the rule that nothing of a form is ever kept in the browser.
 *
 * AngularJS decorators on `cam.<app>.custom` are the seam: the webapps load that module last, for exactly this.
 */

const base = document.querySelector('base');
const APP_ROOT = base.getAttribute('app-root');
const ROOT = APP_ROOT.replace(/\/[^/]*$/, '');
const LOGIN = ROOT + '/login';

const CSRF_COOKIE = 'MASH-XSRF';
const CSRF_HEADER = 'X-MASH-XSRF';

/** Keys under which the webapps would keep the content of a form in clear. */
const FORM_KEY = /^(camunda-form|camForm):/;

const plainFetch = window.fetch.bind(window);

let leaving = false;
const beforeSigningOut = [];

// ---- the browser keeps nothing of a form -------------------------------------------------------------------------

function keepNothingOfForms() {
  for (const storage of [window.localStorage, window.sessionStorage]) {
    Object.keys(storage).filter(key => FORM_KEY.test(key)).forEach(key => storage.removeItem(key));
  }
  const { setItem, getItem } = Storage.prototype;
  Storage.prototype.setItem = function (key, value) {
    if (!FORM_KEY.test(String(key))) {
      setItem.call(this, key, value);
    }
  };
  Storage.prototype.getItem = function (key) {
    return FORM_KEY.test(String(key)) ? null : getItem.call(this, key);
  };
}

// ---- the end of a session ----------------------------------------------------------------------------------------

/** Takes everything that was typed or shown off the page. */
function wipe() {
  document.querySelectorAll('.fjs-container, .modal, .site-wrap').forEach(element => element.remove());
}

const hide = hidden => document.documentElement.classList.toggle('mash-leaving', hidden);

/** If the session is over: to the sign-in page, and from there back to where the person was. */
async function leaveIfTheSessionIsOver() {
  if (leaving) {
    return;
  }
  leaving = true;
  hide(true);
  // asked, so that a refusal of one call can never send a signed-in person round in a circle
  const stillSignedIn = await plainFetch(ROOT + '/api/me', { cache: 'no-store' }).then(response => response.ok, () => true);
  if (stillSignedIn) {
    leaving = false;
    hide(false);
    return;
  }
  wipe();
  // Servers never see what follows the '#', so it travels as a parameter of the page that is asked for.
  const there = new URL(window.location.href);
  const route = there.hash.replace(/^#/, '');
  there.hash = '';
  if (route && !route.startsWith('/login')) {
    there.searchParams.set('to', route);
  }
  window.location.replace(there.href);
}

function returnToWhereThePersonWas() {
  const here = new URL(window.location.href);
  const route = here.searchParams.get('to');
  if (route === null) {
    return;
  }
  here.searchParams.delete('to');
  here.searchParams.delete('continue');
  if (route.startsWith('/') && !here.hash) {
    here.hash = route;
  }
  window.history.replaceState(null, '', here.href);
}

/** Nothing in the webapps answers 401 while a session lasts; a redirect to the sign-in page means the same. */
function isOver(status, url) {
  return status === 401 || (Boolean(url) && new URL(url, window.location.href).pathname === LOGIN);
}

function watchForTheEndOfTheSession() {
  const { send } = XMLHttpRequest.prototype;
  XMLHttpRequest.prototype.send = function (...body) {
    this.addEventListener('load', () => isOver(this.status, this.responseURL) && leaveIfTheSessionIsOver());
    return send.apply(this, body);
  };
  window.fetch = async (...request) => {
    const response = await plainFetch(...request);
    if (response.url.startsWith(window.location.origin) && isOver(response.status, response.url)) {
      leaveIfTheSessionIsOver();
    }
    return response;
  };
  // A page that the browser kept alive for its Back button may show another person's work.
  window.addEventListener('pageshow', event => event.persisted && window.location.reload());
}

// ---- talking to the hub's own API --------------------------------------------------------------------------------

function cookie(name) {
  const found = document.cookie.split('; ').find(pair => pair.startsWith(name + '='));
  return found ? decodeURIComponent(found.slice(name.length + 1)) : '';
}

/** `fetch` for the hub's own paths ('/api/…'): session cookie and CSRF header, JSON in and out. */
export function call(path, { method = 'GET', body, keepalive = false, signal } = {}) {
  const headers = { Accept: 'application/json, application/problem+json' };
  if (method !== 'GET') {
    headers[CSRF_HEADER] = cookie(CSRF_COOKIE);
  }
  if (body !== undefined) {
    headers['Content-Type'] = 'application/json';
  }
  return window.fetch(ROOT + path, { method, headers, body, keepalive, signal, credentials: 'same-origin', cache: 'no-store' });
}

/** Who has signed in, once the shell stands. */
export let signedIn = {};

async function whoAmI() {
  try {
    const response = await call('/api/me', { signal: AbortSignal.timeout(20_000) });
    return response.ok ? await response.json() : {};
  } catch (unreachable) {
    return {};
  }
}

// ---- signing out -------------------------------------------------------------------------------------------------

/** Something that must be finished before the person is signed out, such as saving a draft. */
export function onSigningOut(task) {
  beforeSigningOut.push(task);
}

async function signOut() {
  await Promise.race([
    Promise.allSettled(beforeSigningOut.map(task => task())),
    new Promise(resolve => setTimeout(resolve, 3000))
  ]);
  const response = await call('/logout', { method: 'POST' });
  if (!response.ok) {
    throw new Error('You are still signed in. Try again, or close the browser.');
  }
  leaving = true;
  hide(true);
  wipe();
  window.location.replace(LOGIN + '?logout');
}

/** The lists refresh themselves and so keep the session awake; a screen that nobody touches is signed out all the same. */
function signOutWhenNobodyIsThere(minutes) {
  let lastTouched = Date.now();
  for (const sign of ['pointerdown', 'pointermove', 'keydown', 'wheel']) {
    window.addEventListener(sign, () => { lastTouched = Date.now(); }, { passive: true, capture: true });
  }
  setInterval(() => {
    if (!leaving && Date.now() - lastTouched > minutes * 60_000) {
      signOut().catch(() => leaveIfTheSessionIsOver());
    }
  }, 30_000);
}

// ---- what can be seen --------------------------------------------------------------------------------------------

/** Says a sentence to people who use a screen reader. */
export function announce(sentence) {
  let region = document.getElementById('mash-announcer');
  if (!region) {
    region = document.createElement('div');
    region.id = 'mash-announcer';
    region.className = 'sr-only';
    region.setAttribute('role', 'status');
    region.setAttribute('aria-live', 'assertive');
    document.body.append(region);
  }
  region.textContent = '';
  setTimeout(() => { region.textContent = sentence; }, 50);
}

function showWhetherThisIsADemonstration(me) {
  if (!me.demo) {
    return;
  }
  const banner = document.createElement('div');
  banner.className = 'mash-demonstration';
  banner.setAttribute('role', 'note');
  banner.textContent = 'DEMONSTRATION: no real people';
  document.body.prepend(banner);
  document.body.classList.add('mash-is-demonstration');
}

/** What this person should know, a line each, and the hub's own pages that they work with, above everything. */
function showNoticesAndPages(me) {
  const lines = Math.max(me.notices?.length || 0, me.pages?.length ? 1 : 0);
  if (lines === 0) {
    return;
  }
  const bar = document.createElement('div');
  bar.className = 'mash-top';
  if (me.notices?.length) {
    const list = document.createElement('ul');
    list.append(...me.notices.map(sentence => Object.assign(document.createElement('li'), { textContent: sentence, title: sentence })));
    const notices = document.createElement('div');
    notices.className = 'mash-notices';
    notices.setAttribute('role', 'status');
    notices.append(list);
    bar.append(notices);
  }
  const pages = document.createElement('nav');
  pages.setAttribute('aria-label', "The hub's own pages");
  bar.append(pages);
  (me.pages || []).forEach(page => {
    const link = document.createElement('a');
    link.href = ROOT + page.path;
    link.textContent = page.title;
    pages.append(link);
  });
  document.body.prepend(bar);
  document.body.style.setProperty('--mash-top-height', `${lines * 24}px`);
}

function showTheHubsOwnSign() {
  document.querySelectorAll('link[rel~="icon"]').forEach(link => {
    link.type = 'image/svg+xml';
    link.href = APP_ROOT + '/app/mash/logo.svg';
  });
}

// ---- into the webapp ---------------------------------------------------------------------------------------------

/**
 * Prepares one of the webapps; to be awaited by its custom script before anything is drawn, so that nothing jumps.
 *
 * @param {'tasklist'|'cockpit'|'admin'|'welcome'} app
 * @returns {Promise<object>} the AngularJS module on which the custom script may put decorators of its own
 */
export async function shell(app) {
  keepNothingOfForms();
  watchForTheEndOfTheSession();
  returnToWhereThePersonWas();
  showTheHubsOwnSign();
  const me = signedIn = await whoAmI();
  showNoticesAndPages(me);
  showWhetherThisIsADemonstration(me);
  if (me.idleMinutes) {
    signOutWhenNobodyIsThere(me.idleMinutes);
  }

  const custom = window.angular.module(`cam.${app}.custom`);
  if (me.hub) {
    custom.decorator('configuration', ['$delegate', configuration => {
      const plainName = configuration.getAppName();
      configuration.getAppName = () => `${plainName}, ${me.hub}`;
      return configuration;
    }]);
  }
  custom.decorator('AuthenticationService', ['$delegate', 'Notifications', (authentication, notifications) => {
    authentication.logout = () => signOut().catch(problem =>
      notifications.addError({ status: 'Sign out', message: problem.message, exclusive: true }));
    return authentication;
  }]);
  custom.run(['$rootScope', $rootScope => {
    // instead of Camunda's own sign-in form
    $rootScope.$on('authentication.login.required', event => {
      event.preventDefault();
      leaveIfTheSessionIsOver();
    });
  }]);
  return custom;
}
