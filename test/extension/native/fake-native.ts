import type { NativeEngine } from '../../../src/extension/native/native-engine';
import type { Found, Missing, Ready } from '../../../src/native/found';
import { problem, problemText } from '../../../src/native/problem';
import type { Report } from '../../../src/native/progress';
import type { Result } from '../../../src/native/set-up';
import { EventEmitter } from '../fake-vscode';

export const ready: Ready = { kind: 'ready', packageFolder: '/storage/native', library: '2.21.0' };
const told = problem('not-set-up');
export const missing: Missing = { kind: 'missing', step: 'library', why: problemText(told), problem: told };

/** A native engine whose set-up goes as a test wants it. */
export class FakeNative {
  readonly changed = new EventEmitter<void>();
  readonly onDidChange = this.changed.event;
  readonly folder = '/storage/native';
  found: Found = missing;
  settingUp = false;
  cancelled = 0;
  setUps = 0;
  removed: Awaited<ReturnType<NativeEngine['remove']>> = { bytes: 0 };
  /** What a set-up does. */
  work: (report: Report, tried: Parameters<NativeEngine['setUp']>[1]) => Promise<Result> = () => Promise.resolve(ready);
  find = (): Promise<Found> => Promise.resolve(this.found);
  setUp: NativeEngine['setUp'] = (report, tried) => {
    this.setUps++;
    return this.work(report, tried);
  };
  cancel = (): void => void this.cancelled++;
  remove: NativeEngine['remove'] = () => Promise.resolve(this.removed);
  /** As the code under test takes it. */
  get engine(): NativeEngine {
    return this as unknown as NativeEngine;
  }
}
