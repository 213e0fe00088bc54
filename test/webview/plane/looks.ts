import type { State } from '../../../src/webview/study/messages/state';
import { type Look, look } from '../../../src/webview/study/plane/boundary/look';
import type { Hand } from '../../../src/webview/study/plane/question';
import { structureOf } from '../../../src/webview/study/plane/structure';
import { momentOf } from '../../../src/webview/study/shared/moment';
import { readingOf } from '../../../src/webview/study/shared/reading';
import type { Study } from '../../../src/webview/study/shared/study';
import type { Answer } from '../../ui/panel-page';
import { planeStates } from '../../ui/plane-states';
import { options } from '../../ui/states';

const planes = planeStates(options);
export type PlaneName = keyof typeof planes;

/** A network of test/ui/plane-states.ts, and what the host says of it. */
export function plane(name: PlaneName): { readonly state: State; readonly ask: Study['ask'] } {
  const { messages, answer } = planes[name];
  const [first] = messages;
  if (first?.type !== 'state' || !answer) throw new Error(`"${name}" is no plane`);
  const { state } = first;
  return { state, ask: async (request, asked) => (answer as Answer)(request, asked) };
}

/** What the boundary view gets to see of it, trained. */
export function lookAt(
  name: PlaneName,
  { fine = false, unit = 0, hand }: { fine?: boolean; unit?: number; hand?: Hand } = {},
): Promise<Look> {
  const { state, ask } = plane(name);
  const { network, data } = state;
  const structure = network && structureOf(network);
  if (!structure) throw new Error(`"${name}" has no layers`);
  const moment = momentOf({ state, curves: new Map(), cursor: undefined });
  return look({ ask, moment, network, structure, data, reading: readingOf(network, unit), hand, units: true }, fine);
}
