import '../plane/plane.css';
import * as l10n from '@vscode/l10n';
import { numbersOf } from '../../../ml/step/explain/numbers';
import { Lines } from '../plane/boundary/drawing';
import { isLine, type Line } from '../plane/boundary/line';
import { boxOf, dotsOf } from '../plane/boundary/points';
import { equation } from '../plane/formula';
import { Frame, layOut } from '../plane/frame';
import { Legend, Marks, markSize, Rings } from '../plane/marks';
import { StillPicture } from '../plane/picture';
import { inputNames } from '../shared/names';
import { readingIn } from '../shared/reading';
import type { Sight } from './sight';

const SIZE = { width: 280, height: 260 };

/** The line of a single neuron with two inputs, before and after the step; the sample has a ring. */
export function RulePlane({ sight }: { readonly sight: Sight }) {
  const { network, study, look } = sight;
  const [layer] = network.layers;
  const { data } = study.state;
  const own = study.state.network;
  const single =
    network.layers.length === 1 && layer?.config.type === 'Dense' && layer.inputShapes[0]?.[0] === 2 && layer.outputShape[0] === 1;
  if (!single || !layer || !own) return null;
  const lineOf = (of: 'before' | 'after'): Line => {
    const values = (name: string) => numbersOf(sight, { variable: `${layer.name}/${name}`, of })?.values;
    const kernel = values('kernel');
    return { w1: kernel?.[0] ?? 0, w2: kernel?.[1] ?? 0, b: values('bias')?.[0] ?? 0 };
  };
  const [before, after] = [lineOf('before'), lineOf('after')];
  const dots = dotsOf(data, readingIn(study, own));
  const [x = 0, y = 0] = look.layers[0]?.inputs[0]?.values ?? [];
  const names = inputNames(data);
  const layout = layOut(SIZE.width, SIZE.height, boxOf(data));
  const size = markSize(dots.length);
  const text = (line: Line): string => (isLine(line) ? equation(line, names).implicit : l10n.t('none, as both weights are 0'));
  return (
    <div class="step-plane">
      <StillPicture
        layout={layout}
        title={l10n.t('The line before and after the step')}
        sentence={l10n.t('Before: {0}. After: {1}.', text(before), text(after))}
      >
        <Frame
          layout={layout}
          names={names}
          over={
            <>
              <Marks layout={layout} marks={dots} size={size} />
              <Rings kind="here" layout={layout} marks={[{ x, y, klass: 0, split: 'train' }]} size={size} />
            </>
          }
        >
          <Lines kind="plot-thin" layout={layout} lines={isLine(before) ? [before] : []} />
          <Lines kind="plot-border" layout={layout} lines={isLine(after) ? [after] : []} />
        </Frame>
      </StillPicture>
      <Legend
        entries={[
          { look: 'dashed', text: l10n.t('before the step') },
          { look: 'line', text: l10n.t('after the step') },
        ]}
      />
    </div>
  );
}
