import './data.css';
import { figure } from '../../../ml/language/number-text';
import { classLabel, NEITHER } from '../../../ml/model/output-reading';
import type { ColumnsAnswer } from '../../../ml/worker/data-questions';
import type { Data, Network } from '../messages/state';
import { className } from '../shared/names';
import { LastAnswer, useOnce } from '../shared/once';
import { dataMarks } from '../shared/pictures/use-rows';
import { type Reading, readingIn } from '../shared/reading';
import type { Study, ViewProps } from '../shared/study';
import { Choices } from './choices';
import { ClassBars } from './class-bars';
import { partsOf, shownPart } from './parts';
import { Pictures } from './pictures';
import type { DataSight } from './sight';
import { Table } from './table';

/** The rows of the data: pictures, or a table. */
export function DatasetView({ study }: ViewProps) {
  const { network, data } = study.state;
  if (!network || !data) return null;
  return <Rows study={study} network={network} data={data} />;
}

const lastFacts = new LastAnswer<ColumnsAnswer>();

function Rows({ study, network, data }: { readonly study: Study; readonly network: Network; readonly data: Data }) {
  const { answer: facts, error: factsError } = useOnce(lastFacts, dataMarks(study), true, () => study.ask('columns', {}));
  const parts = partsOf(data, facts?.splits);
  const part = shownPart(parts, study.state.options.data.split);
  if (!part) return null;
  const reading = readingIn(study, network);
  const sight: DataSight = {
    study,
    network,
    data,
    reading,
    facts,
    factsError,
    parts,
    part,
    title: (label, target) => (label === NEITHER ? numbersOf(target) : className(label, data, reading)),
    shortTitle: (label, target) => (label === NEITHER ? numbersOf(target) : shortName(label, data, reading)),
  };
  return (
    <div class="dataset">
      <Choices sight={sight} />
      {data.picture ? <Pictures sight={sight} picture={data.picture} /> : <Table sight={sight} />}
      <ClassBars sight={sight} />
    </div>
  );
}

/** A class without the word. */
function shortName(klass: number, data: Data, reading: Reading): string {
  const label = reading.kind === 'number' ? klass : classLabel(reading, klass, data.classNames);
  return typeof label === 'string' ? label : figure(label);
}

/** So many numbers of a target are written out. */
const MOST_TARGETS = 3;

const numbersOf = (target: ArrayLike<number>): string =>
  [...Array.from(target).slice(0, MOST_TARGETS).map(figure), ...(target.length > MOST_TARGETS ? ['…'] : [])].join(', ');
