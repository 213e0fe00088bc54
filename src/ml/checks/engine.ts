import { obstacleTo } from '../engine/compact/can-run';
import type { Check } from './check';

/** An engine that is asked for and cannot run this network. */
export const checkEngine: Check = ({ spec, model }, reporter) => {
  const { engine, compile } = spec;
  const obstacle = engine === 'compact' ? obstacleTo(model, compile) : undefined;
  if (!obstacle) return;
  const fixes = [reporter.fixSet('change', ['engine'], 'auto')];
  reporter.report('engine-cannot-run', { engine, ...obstacle }, ['engine'], { fixes });
};
