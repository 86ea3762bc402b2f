/** What `init` can begin with. */
export const TEMPLATE_NAMES = ['local', 'ssh', 'container', 'qemu'] as const;

/** Name of one of them: the kind of environment that its scenarios run on. */
export type TemplateName = (typeof TEMPLATE_NAMES)[number];
