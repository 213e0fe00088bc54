import { shapePath } from './shapes';

export interface Entry {
  readonly klass?: number;
  readonly look: 'filled' | 'hollow' | 'ring' | 'line' | 'dashed' | 'beyond';
  readonly text: string;
}

/** What the marks and lines of a picture stand for. */
export const Legend = ({ entries }: { readonly entries: readonly Entry[] }) => (
  <ul class="plot-legend">
    {entries.map(({ klass, look, text }) => (
      <li key={`${look} ${text}`}>
        <svg width={16} height={16} viewBox="0 0 16 16" aria-hidden="true">
          {look === 'filled' || look === 'hollow' ? (
            <path class={`klass klass-${(klass ?? 0) % 8} ${look}`} d={shapePath(klass ?? 0, 8, 8, 5)} />
          ) : look === 'ring' ? (
            <circle class="plot-ring wrong" cx={8} cy={8} r={6} />
          ) : look === 'beyond' ? (
            <rect class="beyond" x={0.5} y={2.5} width={15} height={11} />
          ) : (
            <path class={look === 'line' ? 'plot-border' : 'plot-thin'} d="M1 8H15" />
          )}
        </svg>
        {text}
      </li>
    ))}
  </ul>
);
