import type { ComparedSide, State } from '../messages/state';
import type { Study } from '../shared/study';

/** The study as one side of a comparison has it: its own network, data and run. What the reader points at, both have. */
export function studyOfSide(study: Study, { network, data, run, title, views }: ComparedSide): Study {
  const { network: _, data: __, descent: ___, sheet: ____, comparison: _____, spec, ...rest } = study.state;
  const { predict: ______, ...known } = spec ?? { file: title, title, reading: false, errors: 0 };
  const state: State = {
    ...rest,
    views,
    // The network that is shown is the run's own.
    spec: { ...known, title, older: true },
    runs: run ? [run] : [],
    others: [],
    ...(network && { network }),
    ...(data && { data }),
  };
  return {
    state,
    curves: study.curves,
    cursor: study.cursor,
    layer: undefined,
    setCursor: (epoch) => study.setCursor(epoch),
    setLayer: () => undefined,
    setOptions: (change) => study.setOptions(change),
    ask: (name, ask) => study.ask(name, ask),
    tell: (message) => study.tell(message),
  };
}
