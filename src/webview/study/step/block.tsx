import * as l10n from '@vscode/l10n';
import type { Block } from '../../../ml/step/explain/cells';
import { numbersOf } from '../../../ml/step/explain/numbers';
import { Button } from '../../shared/toolkit';
import { isSmall, keyOf, layoutOf } from './blocks';
import { HeatBlock, isPicture } from './heat-block';
import { MatrixBlock } from './matrix-block';
import type { BlockProps, Sight } from './sight';

interface Props {
  readonly sight: Sight;
  readonly block: Block;
  /** What it is called: `kernel`, `∂L/∂output`. */
  readonly title: string;
  /** What is before it in the equation: `·`, `=`, `→`. */
  readonly sign?: string | undefined;
}

/** A block of numbers as a term of an equation: written out where it is small, else as a heat map. */
export function Term({ sight, block, title, sign }: Props) {
  const numbers = numbersOf(sight, block);
  const omitted = !numbers && 'variable' in block && sight.omitted.includes(block.variable) ? block.variable : undefined;
  if (!numbers && omitted === undefined) return null;
  return (
    <div class="term">
      {sign && (
        <span class="sign" aria-hidden="true">
          {sign}
        </span>
      )}
      <figure class="block">
        {numbers ? (
          <Content sight={sight} block={block} title={title} numbers={numbers} />
        ) : (
          <Button
            title={l10n.t('It has many numbers, which come when they are asked for.')}
            onClick={() => omitted && sight.fetchVariable(omitted)}
          >
            {l10n.t('Show')}
          </Button>
        )}
        <figcaption>
          {title}
          {numbers && !isSmall(layoutOf(numbers.shape)) && <span class="size"> {numbers.shape.join(' × ')}</span>}
        </figcaption>
      </figure>
    </div>
  );
}

/** Pixels on fewer lines are rather numbers than a picture. */
const LEAST_PICTURE = 5;

function Content(props: BlockProps) {
  const layout = layoutOf(props.numbers.shape);
  const key = keyOf(props.block);
  const pixels = Math.min(layout.rows, layout.columns) >= LEAST_PICTURE && isPicture(props, layout);
  return isSmall(layout) && !pixels ? (
    <MatrixBlock {...props} layout={layout} name={key} />
  ) : (
    <HeatBlock {...props} layout={layout} name={key} />
  );
}
