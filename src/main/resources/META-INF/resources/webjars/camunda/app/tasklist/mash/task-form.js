/*
 * Task forms and start forms. Four things are put right here:
 *  - drafts live on the server ("Save draft", every 20 seconds, and when the page is hidden or left);
 *  - whether a form can be completed is what form-js really finds: Tasklist counts `errors: {"<field>": []}` of
 *    dynamic lists, and the errors of rows that are gone, as errors for ever;
 *  - what is wrong is said in one place, read aloud, and the first wrong field gets the focus;
 *  - what is being typed is taken over at once, so that nothing drawn meanwhile wipes it out.
 */

import { announce, call, onSigningOut } from '../../mash/shell.js';
import { clearRefusals } from './notifications.js';

const GROUP = 'form';
const AUTOSAVE_MS = 20_000;
const KEEPALIVE_LIMIT = 60_000;

/** Tasklist shows no message for an error of this name: what is wrong already stands at the form. */
const ALREADY_SAID = 'camForm submission prevented';

const open = new Set();

/** The form-js instance that draws into an element: form-js hands it to its own components as a context value. */
function formJsOf(element) {
  const container = element.querySelector('.fjs-container');
  const find = node => {
    if (!node || typeof node !== 'object') {
      return undefined;
    }
    const getService = node.props?.value?.getService;
    if (typeof getService === 'function') {
      return getService('form');
    }
    for (const child of node.__k || []) {
      const found = find(child);
      if (found) {
        return found;
      }
    }
    return undefined;
  };
  return container ? find(container.__k) : undefined;
}

const at = (value, path) => path.reduce((inner, key) => inner?.[key], value);

class TaskForm {
  constructor(scope, element) {
    this.scope = scope;
    this.element = element;
    this.saved = undefined;
    this.touched = false;
    this.completed = false;
    this.status = '';
    this.refused = false;
  }

  get taskId() {
    return this.scope.params?.taskId;
  }

  get mine() {
    return !this.scope.options?.disableForm;
  }

  /** Called once the form is drawn. */
  begin() {
    this.formJs = formJsOf(this.element);
    if (!this.formJs) {
      console.error('OpenMASH: no form-js found; drafts are off');
      return;
    }
    // otherwise form-js takes over what is typed 300 ms later, from the field, which it may have drawn anew by then
    this.formJs.get('config').debounce = false;
    ['input', 'change', 'click', 'keydown'].forEach(event =>
      this.element.addEventListener(event, () => this.touch(), { capture: true, once: true }));
    if (this.taskId) {
      this.timer = setInterval(() => this.saveDraft(), AUTOSAVE_MS);
    }
    this.scope.$watch(() => this.mine, mine => this.formJs.setProperty('readOnly', !mine));
    // a row that is taken away takes its errors along only after form-js has told of the change
    this.formJs.on('formFieldInstanceRegistry.changed', () => {
      clearTimeout(this.rechecking);
      this.rechecking = setTimeout(() => this.recheck(), 0);
    });
    this.recheck();
    open.add(this);
  }

  /** The first thing that the person does: what the form said until then is no draft. */
  touch() {
    if (!this.touched) {
      this.saved = JSON.stringify(this.submitted());
      this.touched = true;
      this.scope.$evalAsync();
    }
  }

  end() {
    clearInterval(this.timer);
    this.saveDraft({ leaving: true });
    open.delete(this);
    clearRefusals();
  }

  // ---- drafts ----

  /** The group's value, as it would be submitted. A date that is typed reaches form-js when its field is left. */
  content() {
    const field = document.activeElement;
    if (field && this.element.contains(field)) {
      field.dispatchEvent(new FocusEvent('focusout', { bubbles: true }));
    }
    return JSON.stringify(this.submitted());
  }

  submitted() {
    return this.formJs._getSubmitData()[GROUP] ?? {};
  }

  get changed() {
    return this.touched && !this.completed && this.mine && Boolean(this.formJs) && Boolean(this.taskId);
  }

  async saveDraft({ leaving = false, asked = false } = {}) {
    if (!this.changed || this.completing) {
      return;
    }
    const body = this.content();
    if (body === this.saved && !asked) {
      return;
    }
    this.saved = body;
    try {
      const response = await call('/api/drafts/' + encodeURIComponent(this.taskId),
        { method: 'PUT', body, keepalive: leaving && body.length < KEEPALIVE_LIMIT });
      if (response.ok) {
        this.say('Draft saved at ' + new Date().toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' }), false);
        return;
      }
      const problem = await response.json().catch(() => ({}));
      this.say(problem.detail || 'The draft could not be saved.', true);
      // the server said no: not asked again by itself until something more is changed
    } catch (unreachable) {
      this.say('The draft could not be saved: the server cannot be reached.', true);
      this.saved = undefined;
    }
  }

  say(sentence, refused) {
    this.status = sentence;
    this.refused = refused;
    this.scope.$evalAsync();
  }

  // ---- what is wrong ----

  /** True only while form-js finds fault with a field that is there and can be seen. */
  get invalid() {
    const { data, errors } = this.formJs._getState();
    const registry = this.formJs.get('formFieldRegistry');
    const validator = this.formJs.get('validator');
    return this.formJs.get('formFieldInstanceRegistry').getAllKeyed().some(instance => {
      const reported = at(errors, [instance.id, ...Object.values(instance.indexes || {})]);
      return Array.isArray(reported) && reported.some(error => typeof error === 'string')
        && !registry.get(instance.id).disabled
        && validator.validateFieldInstance(instance, at(data, instance.valuePath)).length > 0;
    });
  }

  /** Checks everything; if something is wrong, lists it, reads it out and goes there. */
  async find() {
    this.content();
    this.formJs.validate();
    await new Promise(resolve => setTimeout(resolve, 50));
    const wrong = this.invalid
      ? [...this.element.querySelectorAll('.fjs-form-field.fjs-has-errors')].filter(field => !field.querySelector('.fjs-has-errors'))
      : [];
    this.list(wrong.map(field => {
      const label = field.querySelector('.fjs-form-field-label')?.textContent.replace(/\*$/, '').trim();
      const error = field.querySelector('.fjs-form-field-error')?.textContent.trim();
      return [label, error].filter(Boolean).join(': ');
    }));
    wrong[0]?.querySelector('input:not([type=hidden]):not(.fjs-select-hidden-input), textarea, select, button, [tabindex]')?.focus();
    return this.invalid;
  }

  list(sentences) {
    let summary = this.element.querySelector('.mash-errors');
    if (sentences.length === 0) {
      summary?.remove();
      return;
    }
    if (!summary) {
      summary = document.createElement('div');
      summary.className = 'mash-errors';
      this.element.querySelector('.fjs-container').before(summary);
    }
    const heading = document.createElement('p');
    heading.textContent = sentences.length === 1 ? 'One answer needs to be put right' : `${sentences.length} answers need to be put right`;
    const list = document.createElement('ul');
    sentences.forEach(sentence => {
      const item = document.createElement('li');
      item.textContent = sentence;
      list.append(item);
    });
    summary.replaceChildren(heading, list);
    announce(heading.textContent + ': ' + sentences.join('; '));
  }

  // ---- completing ----

  async complete(submit, done) {
    clearRefusals();
    if (this.formJs && await this.find()) {
      this.scope.$evalAsync(() => done(new Error(ALREADY_SAID)));
      return;
    }
    this.completing = true;
    submit((problem, result) => {
      this.completing = false;
      this.completed = !problem;
      done(problem, result);
      if (!problem && !this.taskId) {
        this.showWhatIsOpenNow();
      }
    });
  }

  /** The case of which nothing is shown, because its record is restricted. */
  get restricted() {
    const shown = this.formJs?._getState().initialData?.[GROUP];
    return shown?.restricted ? shown.caseReference : undefined;
  }

  /** Whoever has opened a restricted record sees it at once where its form said that it was closed. */
  showWhatIsOpenNow() {
    const begun = this.submitted().caseReference?.trim();
    if (begun && [...open].some(form => form.restricted === begun)) {
      // Tasklist keeps in the page's address which start form is open
      window.history.replaceState(null, '', window.location.href.replace(/&processStart=[^&]*/, ''));
      window.location.reload();
    }
  }
}

const BUTTON = /<button class="btn btn-default"[\s\S]*?<\/button>/;
const SAVE_DRAFT = `
    <span class="mash-draft" role="status" aria-live="polite" ng-class="{ 'mash-draft-refused': mash.refused }">{{ mash.status }}</span>
    <button class="btn btn-default mash-save-draft" type="button" ng-if="params.taskId"
            ng-click="mash.saveDraft({ asked: true })" ng-disabled="options.disableForm || !mash.touched">Save draft</button>`;

function forThisForm(controller, scope, element) {
  const form = scope.mash = new TaskForm(scope, element);

  const { notifyFormInitialized, notifyFormValidated, registerCompletionHandler } = controller;
  form.recheck = () => controller.notifyFormValidated(form.invalid);
  controller.notifyFormInitialized = function () {
    notifyFormInitialized.call(controller);
    if (!scope.tasklistForm.$error && !form.formJs) {
      form.begin();
    }
  };
  controller.notifyFormValidated = invalid => {
    notifyFormValidated.call(controller, form.formJs ? form.invalid : invalid);
    if (form.formJs && !form.invalid) {
      form.list([]);
    }
  };
  controller.registerCompletionHandler = submit =>
    registerCompletionHandler.call(controller, done => form.complete(submit, done));
  // Tasklist's own "Save" would write to the browser's storage
  controller.registerSaveHandler = () => { scope.saveHandler = () => form.saveDraft({ asked: true }); };

  scope.$on('$destroy', () => form.end());
}

/** Makes every Camunda Form in Tasklist one of these. */
/** A page of the hub that a form leads to opens beside it: what is half typed stays on the screen. */
function opensBeside(event) {
  const link = event.target.closest?.('.fjs-container a[href^="/"]');
  if (link) {
    link.target = '_blank';
    link.rel = 'noopener';
  }
}

export function taskForms(tasklist) {
  tasklist.decorator('camTasklistFormDirective', ['$delegate', directives => {
    const [directive] = directives;
    directive.template = directive.template.replace(BUTTON, SAVE_DRAFT);
    const services = directive.controller.slice(0, -1);
    const original = directive.controller.at(-1);
    directive.controller = [...services, '$scope', '$element', function (...injected) {
      const [scope, element] = injected.slice(-2);
      original.apply(this, injected.slice(0, -2));
      forThisForm(this, scope, element[0]);
    }];
    return directives;
  }]);
  const saveAll = options => Promise.all([...open].map(form => form.saveDraft(options)));
  document.addEventListener('visibilitychange', () => document.hidden && saveAll({ leaving: true }));
  document.addEventListener('click', opensBeside, { capture: true });
  window.addEventListener('pagehide', () => saveAll({ leaving: true }));
  onSigningOut(() => saveAll({ leaving: true }));
}
