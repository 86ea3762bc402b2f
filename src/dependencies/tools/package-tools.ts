import type {PackageTool} from '../../manifest/deployment-spec.ts';
import {APK} from './apk.ts';
import {APT} from './apt.ts';
import {DNF} from './dnf.ts';
import {OPKG} from './opkg.ts';
import type {PackageToolText} from './package-tool-text.ts';

/** All of them, in the order in which they are looked for. */
export const PACKAGE_TOOLS: ReadonlyMap<PackageTool, PackageToolText> = new Map([
  ['apt', APT],
  ['apk', APK],
  ['opkg', OPKG],
  ['dnf', DNF],
]);
