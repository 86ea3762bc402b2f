import type {TemplateName} from './template-names.ts';

/** Where GitHub looks for workflows, and what ours is called. */
export const WORKFLOW_FILE = '.github/workflows/proctor.yml';

/** What virtual machines need on a hosted runner, before proctor looks for it. */
const QEMU_STEPS = `      # KVM is there on GitHub's Linux machines, and this lets everybody use it.
      - name: Allow KVM
        run: |
          echo 'KERNEL=="kvm", GROUP="kvm", MODE="0666", OPTIONS+="static_node=kvm"' | sudo tee /etc/udev/rules.d/99-kvm4all.rules
          sudo udevadm control --reload-rules
          sudo udevadm trigger --name-match=kvm

      - name: QEMU, and what guests without an image are made of
        run: |
          sudo apt-get update -q
          sudo apt-get install -qy --no-install-recommends qemu-system-x86 qemu-utils busybox-static qemu-guest-agent

      # A kernel: yours, when you have built it.
      - run: ./fetch-kernel.sh

`;

/** A workflow that runs `proctor.yaml` by the Action on each push and pull request. */
export function workflowText(template: TemplateName): string {
  return `# Runs proctor.yaml; its cases stand in the job's summary, failures at the manifest's own lines.
# docs/github-action.md has all inputs, a matrix of shards, and a soak each night.
name: proctor

on:
  push: { branches: [main] }
  pull_request:

permissions:
  contents: read

# A newer push makes an older run needless: that is cancelled, cleans up and still reports.
concurrency:
  group: \${{ github.workflow }}-\${{ github.ref }}
  cancel-in-progress: true

jobs:
  test:
    runs-on: ubuntu-24.04
    timeout-minutes: 30
    steps:
      - uses: actions/checkout@v5
        with:
          persist-credentials: false

${template === 'qemu' ? QEMU_STEPS : ''}      - uses: proctor-test/proctor@v0
        with:
          manifest: proctor.yaml
`;
}
