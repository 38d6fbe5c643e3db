/* Refusals in the server's own words, for as long as it takes to read them. */

import { announce } from '../../mash/shell.js';

let forgetRefusals = () => {};

/** Takes the last refusals off the screen: what they spoke of is being tried again, or was left. */
export function clearRefusals() {
  forgetRefusals();
}

export function notifications(tasklist) {
  tasklist.decorator('Notifications', ['$delegate', service => {
    const add = service.add;
    forgetRefusals = () => service.notifications.filter(older => older.type === 'danger').forEach(older => service.clear(older));
    service.add = notification => {
      const refusal = notification.type === 'danger';
      if (refusal && typeof notification.message === 'string' && notification.message !== '') {
        // the server's sentence alone, without "An error happened while …"
        notification.status = notification.message;
        notification.message = '';
      }
      if (refusal) {
        // stays until it is closed, or until the form that it speaks of is left
        delete notification.duration;
        clearRefusals();
      }
      if (!notification.unsafe) {
        announce([notification.status, notification.message].filter(Boolean).join('. '));
      }
      return add.call(service, notification);
    };
    return service;
  }]);
}
