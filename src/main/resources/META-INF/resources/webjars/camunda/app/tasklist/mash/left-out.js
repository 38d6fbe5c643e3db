/*
 * What Tasklist offers and the hub does not use, because it goes past the register: comments, free due dates,
 * giving a task to somebody else, groups, own filters, tasks without a case. The server refuses each of them as well.
 */

const LEFT_OUT = new Set([
  'create-task-action',
  'task-action-comment',
  'task-detail-description',
  'task-detail-history',
  'tasklist-card-variables'
]);

/** Due date, groups and assignee to read; to claim and to put back are the only things to do here. */
const META = `
<ul class="meta list-inline actors mash-meta">
  <li ng-if="task.due">
    <span class="glyphicon glyphicon-bell" aria-hidden="true"></span>
    Due <time datetime="{{ task.due }}">{{ task.due | camDate:'long' }}</time>
  </li>
  <li ng-if="groupNames.length">
    <span class="glyphicon glyphicon-th" aria-hidden="true"></span>
    {{ groupNames.join(', ') }}
  </li>
  <li class="assignee" ng-if="!hasAssignee()">
    <span class="glyphicon glyphicon-user" aria-hidden="true"></span>
    <button class="claim btn-link" type="button" ng-click="claim()" ng-disabled="submitInProgress"
            translate="CLAIM_TASK">Claim</button>
  </li>
  <li class="assignee" ng-if="hasAssignee()">
    <span class="glyphicon glyphicon-user" aria-hidden="true"></span>
    {{ assignee.firstName || assignee.lastName ? assignee.firstName + ' ' + assignee.lastName : assignee.id }}
    <button class="unclaim btn-link" type="button" ng-if="isAssignee" ng-click="unclaim()"
            ng-disabled="submitInProgress">Put back</button>
  </li>
  <li ng-if="task.name.indexOf(' MASH-') > 0">
    <button class="mash-interest btn-link" type="button" data-task-name="{{ task.name }}">I know this family</button>
  </li>
</ul>`;

export function leaveOut(tasklist) {
  tasklist.decorator('Views', ['$delegate', views => {
    const getProviders = views.getProviders;
    views.getProviders = criteria => getProviders.call(views, criteria).filter(view => !LEFT_OUT.has(view.id));
    return views;
  }]);
  tasklist.decorator('camTasklistTaskMetaDirective', ['$delegate', directives => {
    directives[0].template = META;
    return directives;
  }]);
}
