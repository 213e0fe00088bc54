import { Fragment } from 'preact';

interface Props {
  readonly lines: readonly string[];
  readonly x: number;
  /** Middle of the first line. */
  readonly y: number;
  /** Height of a line. */
  readonly line: number;
}

/** Lines of text around a middle, the first of them a name. The spaces between are for those who hear it or speak it. */
export const TextLines = ({ lines, x, y, line }: Props) => (
  <>
    {lines.map((text, i) => (
      <Fragment key={i}>
        {i > 0 && ' '}
        <text class={i ? 'detail' : 'name'} x={x} y={y + i * line} text-anchor="middle" dominant-baseline="central">
          {text}
        </text>
      </Fragment>
    ))}
  </>
);
