import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * A user's folders, made for one test and removed after it.
 * @typedef {{ dir: string, workspace: string, extensions: string, user: string, dispose: () => void }} Profile
 */

/** Nothing that moves, asks or looks for news while a test is at work. */
const quiet = {
  'workbench.startupEditor': 'none',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.tips.enabled': false,
  'workbench.reduceMotion': 'on',
  'editor.cursorBlinking': 'solid',
  'workbench.enableExperiments': false,
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'extensions.autoUpdate': false,
  'extensions.autoCheckUpdates': false,
  'extensions.ignoreRecommendations': true,
  'chat.disableAIFeatures': true,
  'json.schemaDownload.enable': false,
  'security.workspace.trust.enabled': false,
  'window.autoDetectColorScheme': false,
  'git.enabled': false,
  'npm.fetchOnlinePackageInfo': false,
  'typescript.disableAutomaticTypeAcquisition': true,
  'files.autoSave': 'off',
};

/**
 * Makes a profile with a copy of a folder as its workspace.
 * @param {{ workspace?: string, settings?: Record<string, unknown> }} options
 * @returns {Profile}
 */
export function newProfile({ workspace, settings = {} }) {
  const dir = mkdtempSync(join(tmpdir(), 'nn-'));
  const profile = { dir, workspace: join(dir, 'study'), extensions: join(dir, 'extensions'), user: join(dir, 'user') };
  for (const folder of [profile.workspace, profile.extensions, join(profile.user, 'User'), join(dir, 'home')])
    mkdirSync(folder, { recursive: true });
  writeFileSync(join(dir, 'config.yaml'), 'auth: none\n');
  writeFileSync(join(profile.user, 'User', 'settings.json'), JSON.stringify({ ...quiet, ...settings }, undefined, 2));
  if (workspace) cpSync(workspace, profile.workspace, { recursive: true });
  const keep = Boolean(process.env['KEEP_PROFILES']);
  return { ...profile, dispose: () => keep || rmSync(dir, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 }) };
}
