import * as l10n from '@vscode/l10n';
import { pngBytes, svgText } from '../../shared/save';
import { Dropdown, IconButton } from '../../shared/toolkit';
import { SaveMenu } from '../shared/save-menu';
import type { Study } from '../shared/study';
import { ChoosePlane } from './choose-plane';
import type { Seen } from './questions';
import { zoomed } from './relief';

/** What a view zooms by. */
const ZOOM = 2;

/** What is drawn over what: one line. */
export function Controls({ study, seen, loss }: { readonly study: Study; readonly seen: Seen; readonly loss: string | undefined }) {
  const { descent, options, spec } = study.state;
  const { look } = seen;
  const zoom = (by: number): void => study.setOptions({ descent: { range: zoomed(look, by) } });
  return (
    <div class="plot-controls">
      <ChoosePlane study={study} seen={seen} />
      {descent && descent.losses.length > 0 && (
        <Dropdown
          label={l10n.t('Beside it')}
          value={loss ?? ''}
          options={[
            { value: '', text: l10n.t('No second loss') },
            ...descent.losses.map((name) => ({ value: name, text: l10n.t('Beside {0}', name) })),
          ]}
          onChange={(name) => study.setOptions({ descent: { beside: name || undefined } })}
        />
      )}
      <span class="zoom">
        <IconButton icon="zoom-in" label={l10n.t('Zoom in on the lowest point')} onClick={() => zoom(1 / ZOOM)} />
        <IconButton icon="zoom-out" label={l10n.t('Zoom out')} onClick={() => zoom(ZOOM)} />
        {options.descent.range && (
          <IconButton
            icon="screen-full"
            label={l10n.t('The whole way')}
            onClick={() => study.setOptions({ descent: { range: undefined } })}
          />
        )}
      </span>
      <SaveMenu study={study} name={l10n.t('{0} loss surface', spec?.title ?? '')} items={saved} />
    </div>
  );
}

/** The pictures of the view as they are drawn; the first of two. */
const picture = <E extends Element>(selector: string): E | null => document.querySelector<E>(selector);
const map = () => picture<SVGSVGElement>('.loss-map svg.plot');
const block = () => picture<HTMLCanvasElement>('.loss-surface canvas');
const saved = [
  { text: l10n.t('Contours as PNG'), ending: 'png', content: () => pngOf(map()) },
  { text: l10n.t('Contours as SVG'), ending: 'svg', content: () => svgOf(map()) },
  { text: l10n.t('Surface as PNG'), ending: 'png', content: () => pngOf(block()) },
];
const pngOf = (drawing: SVGSVGElement | HTMLCanvasElement | null) => drawing && pngBytes(drawing);
const svgOf = (drawing: SVGSVGElement | null) => drawing && svgText(drawing);
