import {sanitizeLine} from '../util/terminal-text.ts';
import type {Resource} from './resource.ts';

/** Which resource it is, in a line for people. */
export function resourceText(resource: Resource): string {
  return sanitizeLine(text(resource));
}

function text(resource: Resource): string {
  switch (resource.kind) {
    case 'process':
      return `process ${resource.label}`;
    case 'processes':
      return `processes with ${resource.mark}`;
    case 'folder':
    case 'file':
    case 'mount':
      return `${resource.kind} ${resource.path}`;
    case 'cgroup':
      return `control group ${resource.paths.join(', ')}`;
    case 'network-namespace':
      return `network namespace ${resource.name}`;
    case 'container':
    case 'image':
      return `${resource.kind} ${resource.name}`;
    case 'remote':
      return `${resource.root} on ${resource.host}`;
    case 'lock':
      return `lock ${resource.name}`;
  }
}
