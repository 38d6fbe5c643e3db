/* Refusals in the server's own words, for as long as it takes to read them. */

import { announce } from '../../mash/shell.js';

/** "Cannot submit task form 3f2a…: ", "Cannot instantiate process definition referralPathway:3:…: " and the like. */
const PREAMBLE = /^Cannot (submit task form|complete task|instantiate process definition|claim task|unclaim task|submit start form)\b[^\s]*\s+\S+?:\s+/;

export function withoutPreamble(message) {
  return message.replace(PREAMBLE, '');
}

export function notifications(tasklist) {
  tasklist.decorator('Notifications', ['$delegate', service => {
    const add = service.add;
    service.add = notification => {
      if (typeof notification.message === 'string') {
        notification.message = withoutPreamble(notification.message);
      }
      const refusal = notification.type === 'danger';
      if (refusal) {
        // stays until it is closed, or until the form that it speaks of is left
        delete notification.duration;
        service.notifications.filter(older => older.type === 'danger').forEach(older => service.clear(older));
      }
      if (!notification.unsafe) {
        announce([notification.status, notification.message].filter(Boolean).join('. '));
      }
      return add.call(service, notification);
    };
    return service;
  }]);
}
