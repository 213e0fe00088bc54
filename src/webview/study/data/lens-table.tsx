import * as l10n from '@vscode/l10n';
import { cssColor, inkOn, type Rgb } from '../shared/colors';
import { type Cell, MARGIN } from './picture-layout';
import { type Lens, type Place, pixelAfter } from './pixels';

interface Props {
  readonly lens: Lens;
  readonly size: { readonly height: number; readonly width: number; readonly channels: 1 | 3 };
  readonly cell: Cell;
  readonly at: Place;
  text(place: Place): string;
  color(place: Place): Rgb;
  /** With the arrow keys. */
  onWalk(place: Place): void;
  onPoint(place: Place): void;
}

const INKS: readonly [Rgb, Rgb] = [
  [0, 0, 0],
  [255, 255, 255],
];

const places = ({ from, to }: Lens['rows']): number[] => Array.from({ length: to - from }, (_, i) => from + i);

/** Numbers of a picture in its rows and columns, each on the colour of its pixel. */
export function LensTable({ lens, size, cell, at, text, color, onWalk, onPoint }: Props) {
  const onKeyDown = (event: KeyboardEvent): void => {
    const to = event.altKey || event.ctrlKey || event.metaKey ? undefined : pixelAfter(event.key, at, size);
    if (!to) return;
    event.preventDefault();
    onWalk(to);
  };
  const columns = places(lens.columns);
  const width = { width: `${cell.width}px`, minWidth: `${cell.width}px` };
  return (
    // An application, so that the arrow keys reach it while a screen reader reads; where they lead is read out.
    <div
      class="lens"
      role="application"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: its cells are walked through with the arrow keys
      tabIndex={0}
      aria-label={l10n.t('Numbers of the picture')}
      onKeyDown={onKeyDown}
    >
      <table>
        <thead>
          <tr style={{ height: `${MARGIN.top}px` }}>
            <td style={{ width: `${MARGIN.left}px`, minWidth: `${MARGIN.left}px` }} />
            {columns.map((column) => (
              <th key={column} scope="col" class={column === at.column ? 'here' : ''} style={width}>
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {places(lens.rows).map((row) => (
            <tr key={row} style={{ height: `${cell.height}px` }}>
              <th scope="row" class={row === at.row ? 'row-number here' : 'row-number'}>
                {row}
              </th>
              {columns.map((column) => {
                const place = { row, column };
                const ground = color(place);
                return (
                  <td
                    key={column}
                    class={row === at.row && column === at.column ? 'number here' : 'number'}
                    style={{ background: cssColor(ground), color: cssColor(inkOn(ground, INKS)) }}
                    onPointerEnter={() => onPoint(place)}
                  >
                    {text(place)}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
